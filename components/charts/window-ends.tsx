/** The ends of a window under what is drawn of it. */
export function WindowEnds({ from, to }: { from: string; to: string }) {
  return (
    <p className="flex h-5 items-center justify-between pl-16 text-meta text-subtle tabular-nums">
      <span>{from}</span>
      <span>{to}</span>
    </p>
  );
}
