import type { SignalGap } from "@/lib/telemetry/signals";

/** Names listed in one gap. */
const MOST_NAMES = 5;
/** Reasons that one source gives for one signal. */
const MOST_REASONS = 10;

/** A gap per reason, which names the first of those that it befell: "…: a, b and 7 more." */
export function gapsByReason(
  failures: readonly { name: string; reason: string }[],
  { source, signal }: Pick<SignalGap, "source" | "signal">,
): SignalGap[] {
  const byReason = new Map<string, string[]>();
  for (const { name, reason } of failures) {
    const befallen = byReason.get(reason);
    if (befallen) befallen.push(name);
    else byReason.set(reason, [name]);
  }
  const gaps = [...byReason]
    .slice(0, MOST_REASONS)
    .map(([reason, befallen]) => ({ source, signal, reason: `${reason}: ${listed(befallen)}.` }));
  const left = byReason.size - gaps.length;
  if (left > 0)
    gaps.push({ source, signal, reason: `There are ${left} more reasons why metrics are missing.` });
  return gaps;
}

function listed(befallen: readonly string[]): string {
  const names = befallen.slice(0, MOST_NAMES);
  const more = befallen.length - names.length;
  return more === 0 ? names.join(", ") : `${names.join(", ")} and ${more} more`;
}
