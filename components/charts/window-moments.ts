import { clockTime, dayOf, type Zone } from "@/lib/timeline/zone";

/** Windows shorter than this say seconds. */
const SHORT_MS = 600_000;

/** Says moments of a window as short as they can be told apart: with the day where it has several. */
export function momentsIn(
  zone: Zone,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): (atMs: number) => string {
  const dated = dayOf(zone, fromMs) !== dayOf(zone, toMs);
  const seconds = toMs - fromMs < SHORT_MS;
  return (atMs) => `${dated ? `${dayOf(zone, atMs)} ` : ""}${clockTime(zone, atMs, seconds)}`;
}
