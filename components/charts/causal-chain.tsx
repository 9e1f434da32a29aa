import { cn } from "@/lib/cn";
import type { Investigation } from "@/lib/timeline/state";
import { clockTime, type Zone } from "@/lib/timeline/zone";

export interface CausalChainProps {
  chain: Investigation["chain"];
  zone: Zone;
  /** The component that is looked at. */
  here?: string | null;
  className?: string;
}

/** The way from the cause to the symptom, in time: from left to right, or downwards where there is little room. */
export function CausalChain({ chain, zone, here = null, className }: CausalChainProps) {
  const last = chain.length - 1;
  return (
    <div className={cn("@container", className)}>
      <ol
        aria-label="From the cause to the symptom"
        className="flex flex-col @md:flex-row @md:overflow-x-auto @md:pt-1"
      >
        {chain.map(({ component, at, what }, place) => (
          <li
            // One component may come twice.
            // oxlint-disable-next-line react/no-array-index-key
            key={place}
            className={cn(
              "relative border-l border-line-control pb-2 pl-3 text-meta @md:min-w-32 @md:flex-1 @md:border-t @md:border-l-0 @md:pt-2 @md:pr-3 @md:pb-0 @md:pl-0",
              place === last && "border-transparent pb-0",
            )}
          >
            <span
              aria-hidden
              className={cn(
                "absolute top-1 -left-1 size-2 rounded-full @md:-top-1 @md:left-0",
                place === 0 ? "bg-link" : place === last ? "bg-danger" : "bg-line-control",
              )}
            />
            <span className="flex flex-wrap items-baseline gap-x-1.5">
              <time dateTime={at} className="text-subtle tabular-nums">
                {clockTime(zone, Date.parse(at))}
              </time>
              <span className={cn("text-fg [overflow-wrap:anywhere]", component === here && "font-semibold")}>
                {component}
              </span>
              {roleOf(place, last) && <span className="text-subtle">{roleOf(place, last)}</span>}
            </span>
            <span className="block text-muted [overflow-wrap:anywhere]">{what}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function roleOf(place: number, last: number): string | null {
  if (place === 0) return "cause";
  return place === last ? "symptom" : null;
}
