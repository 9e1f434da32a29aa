import Link from "next/link";

import { quantityText } from "@/lib/telemetry/quantity";

/** What samples take of the disk, and where they are seen and removed. */
export function SampleStorage({ bytes }: { bytes: number }) {
  return (
    <p>
      {quantityText(bytes, "By")}.{" "}
      <Link href="/evidence?samples=1" className="text-link hover:underline">
        Look at it
      </Link>{" "}
      or remove it in{" "}
      <Link href="/samples" className="text-link hover:underline">
        the gallery of samples
      </Link>
      .
    </p>
  );
}
