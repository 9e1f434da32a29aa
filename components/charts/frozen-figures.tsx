import type { FrozenResult } from "@/lib/timeline/frozen";
import { clockTime, type Zone } from "@/lib/timeline/zone";

type Figures = Extract<FrozenResult, { kind: "figures" }>["figures"];

/** Figures as they are; a change that was looked at as one reads a change. */
export function FrozenFigures({ figures, zone }: { figures: Figures; zone: Zone }) {
  const change = changeIn(figures);
  if (change) return <FrozenChange change={change} zone={zone} />;
  return (
    <pre className="max-h-60 overflow-auto text-meta whitespace-pre-wrap text-muted">
      {JSON.stringify(figures, null, 2)}
    </pre>
  );
}

type Change = { title: string; kind: string; atMs: number; files: readonly string[]; line: string };

function changeIn(figures: Figures): Change | null {
  if (typeof figures !== "object" || figures === null || !("title" in figures)) return null;
  const { title, kind, at, files, line } = figures;
  if (typeof title !== "string" || typeof kind !== "string" || typeof at !== "string") return null;
  const atMs = Date.parse(at);
  if (Number.isNaN(atMs)) return null;
  return {
    title,
    kind,
    atMs,
    files: Array.isArray(files) ? files.filter((file) => typeof file === "string") : [],
    line: typeof line === "string" ? line : "",
  };
}

function FrozenChange({ change: { title, kind, atMs, files, line }, zone }: { change: Change; zone: Zone }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 text-meta text-muted">
        <time dateTime={new Date(atMs).toISOString()} className="text-subtle tabular-nums">
          {clockTime(zone, atMs, true)}
        </time>
        <span className="text-fg [overflow-wrap:anywhere]">{title}</span>
        <span className="text-subtle">{kind}</span>
      </p>
      {files.length > 0 && (
        <p className="text-meta text-subtle [overflow-wrap:anywhere]">{files.join(", ")}</p>
      )}
      {line !== "" && (
        <pre className="mt-0.5 max-h-60 overflow-auto rounded-md border border-line bg-sunken px-2 py-1 text-meta break-words whitespace-pre-wrap text-fg">
          {line}
        </pre>
      )}
    </>
  );
}
