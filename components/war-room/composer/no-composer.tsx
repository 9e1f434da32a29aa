import Link from "next/link";

const line = "shrink-0 border-t border-line px-4 py-2.5 text-meta text-subtle";

/** In the composer's place, for those who may only read. */
export function ReadOnlyLine() {
  return <p className={line}>You can read this room. To take part, ask a manager for the responder role.</p>;
}

/** In the composer's place, where the words go on elsewhere. */
export function MergedLine({ number }: { number: number }) {
  return (
    <p className={line}>
      This incident was merged. Write in{" "}
      <Link href={`/incidents/${number}`} className="text-link hover:underline">
        INC-{number}
      </Link>
      .
    </p>
  );
}
