import { cn } from "@/lib/cn";
import { quantityText } from "@/lib/telemetry/quantity";
import type { FrozenPattern as Pattern } from "@/lib/timeline/frozen-pattern";
import { clockTime, type Zone } from "@/lib/timeline/zone";

import { MarkLegend, MarkLines } from "./mark-lines";
import { severityOf } from "./severity-word";
import { TemplateText } from "./template-text";
import { WindowEnds } from "./window-ends";
import type { WindowMark } from "./window-marks";
import { momentsIn } from "./window-moments";

export interface FrozenPatternProps {
  result: Pattern;
  title: string;
  zone: Zone;
  /** ms since 1970. */
  window: { fromMs: number; toMs: number };
  /** What happened in the window. */
  marks: readonly WindowMark[];
}

/** Log lines that say the same, as they were: what they say, how many came when, and some of them. */
export function FrozenPattern({ result, title, zone, window, marks }: FrozenPatternProps) {
  const { service, template, severity, firstSeen, lastSeen, examples } = result;
  const { word, tone } = severityOf(severity);
  const moment = momentsIn(zone, window);
  const seen = `first ${moment(Date.parse(firstSeen))}, last ${moment(Date.parse(lastSeen))}`;
  return (
    <>
      <p className="line-clamp-2 rounded-md border border-line bg-sunken px-2 py-0.5 text-fg">
        <TemplateText template={template} />
      </p>
      <p className="flex min-h-5 flex-wrap items-center gap-x-2 text-meta text-muted tabular-nums">
        <span className={cn("font-medium", tone)}>{word}</span>
        {service && <span>{service}</span>}
        <span>{countText(result)}</span>
        <span className="text-subtle">{seen}</span>
      </p>
      <Bars
        result={result}
        window={window}
        marks={marks}
        label={`${title}, ${moment(window.fromMs)} to ${moment(window.toMs)}: ${word} of ${service || "no service"}, ${countText(result)}, ${seen}`}
      />
      <WindowEnds from={moment(window.fromMs)} to={moment(window.toMs)} />
      <MarkLegend marks={marks} zone={zone} />
      {examples.map(({ at, body }, index) => (
        // Two lines of one moment may say the same.
        // oxlint-disable-next-line react/no-array-index-key
        <details key={index} className="text-meta">
          <summary className="flex h-5 min-w-0 cursor-pointer items-center gap-2 text-muted">
            <span className="shrink-0 text-subtle tabular-nums">{clockTime(zone, Date.parse(at), true)}</span>
            <code className="min-w-0 truncate">{body}</code>
          </summary>
          <pre className="mb-1 max-h-60 overflow-y-auto pl-2.5 break-words whitespace-pre-wrap text-fg">
            {body}
          </pre>
        </details>
      ))}
    </>
  );
}

function countText({ count, countBefore }: Pick<Pattern, "count" | "countBefore">): string {
  const lines = count === 1 ? "1 line" : `${count} lines`;
  if (countBefore === null) return lines;
  return countBefore === 0
    ? `${lines}, none in the window before`
    : `${lines}, ${countBefore} in the window before`;
}

const WIDTH = 1_000;
const HEIGHT = 48;
/** Between two bars, as a share of one. */
const GAP = 0.15;

function Bars({
  result,
  window,
  marks,
  label,
}: Pick<FrozenPatternProps, "result" | "window" | "marks"> & { label: string }) {
  const { counts, stepSeconds } = result;
  const most = Math.max(1, ...counts.map((count) => count ?? 0));
  const step = (WIDTH * stepSeconds * 1_000) / Math.max(1, window.toMs - window.fromMs);
  const unknown = counts.includes(null);
  return (
    <div className="flex h-12 gap-2 text-meta text-subtle tabular-nums">
      <span
        className="flex w-14 shrink-0 flex-col justify-between text-right leading-none"
        title={`Lines in ${quantityText(stepSeconds, "s")}`}
      >
        <span>{most}</span>
        <span>0</span>
      </span>
      <svg
        // What is drawn has no picture to load.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={`${label}, at most ${most} in ${quantityText(stepSeconds, "s")}${unknown ? ", not recorded throughout" : ""}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-full min-w-0 flex-1 border-b border-l border-line"
      >
        {counts.map((count, place) => {
          const left = Math.min(WIDTH, place * step);
          const width = Math.min(step, WIDTH - left);
          const height = count === null ? HEIGHT : (count / most) * HEIGHT;
          return (
            <rect
              // A stretch has no name but its place.
              // oxlint-disable-next-line react/no-array-index-key
              key={place}
              x={left}
              width={count === null ? width : width * (1 - GAP)}
              y={HEIGHT - height}
              height={height}
              fill={count === null ? "var(--hover)" : "var(--link)"}
            />
          );
        })}
        <MarkLines
          marks={marks}
          x={(atMs) => ((atMs - window.fromMs) / Math.max(1, window.toMs - window.fromMs)) * WIDTH}
          height={HEIGHT}
        />
      </svg>
    </div>
  );
}
