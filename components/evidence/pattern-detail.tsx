"use client";
import { severityOf } from "@/components/charts/severity-word";
import { TemplateText } from "@/components/charts/template-text";
import { Moment } from "@/components/shell/moment";
import { CopyId } from "@/components/ui/copy-id";
import { cn } from "@/lib/cn";
import { rateText } from "@/lib/telemetry/quantity";
import type { GridShape, PatternShape } from "@/lib/wire/telemetry";

import { useEvidence } from "./evidence-context";
import { PatternRate } from "./pattern-rate";
import { PinButton } from "./pin-button";

/** One log pattern: when it came how often, and lines of it as they were. */
export function PatternDetail({ pattern, grid }: { pattern: PatternShape; grid: GridShape }) {
  const { address, zone, go } = useEvidence();
  const { word, tone } = severityOf(pattern.severity);
  const seconds = (Date.parse(grid.to) - Date.parse(grid.from)) / 1_000;
  return (
    <article aria-label="Log pattern" className="flex flex-col gap-3 p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-muted">
        <span className={cn("font-medium", tone)}>{word}</span>
        <span>{pattern.service || "no service"}</span>
        <span className="tabular-nums">
          {pattern.count} lines, {rateText(pattern.count / seconds)}
          {pattern.countBefore !== null && `; ${pattern.countBefore} in the window before`}
        </span>
        <CopyId value={pattern.id} />
        <span className="ml-auto">
          <PinButton
            title={pinTitle(pattern)}
            look={{
              kind: "pattern",
              pattern: pattern.id,
              service: pattern.service,
              compare: address.compare,
            }}
          />
        </span>
      </p>
      <p className="rounded-md border border-line bg-sunken px-3 py-2 text-work text-fg">
        <TemplateText template={pattern.template} />
      </p>
      <PatternRate pattern={pattern} grid={grid} />
      <p className="text-meta text-muted">
        First seen in this window <Moment atMs={Date.parse(pattern.firstSeen)} zone={zone} dated seconds />,
        last <Moment atMs={Date.parse(pattern.lastSeen)} zone={zone} dated seconds />.
      </p>
      <h2 className="text-work font-medium text-fg">Lines as they were: the first and the last</h2>
      <ol className="flex flex-col divide-y divide-line rounded-md border border-line">
        {pattern.examples.map(({ at, severity, body, traceId, spanId }) => (
          <li key={`${at} ${spanId} ${body}`} className="px-3 py-2">
            <p className="flex flex-wrap items-center gap-x-3 text-meta text-subtle">
              <Moment atMs={Date.parse(at)} zone={zone} seconds />
              <span>{severityOf(severity).word}</span>
              {traceId !== "" && (
                <button
                  type="button"
                  className="text-link hover:underline"
                  onClick={() => go({ tab: "traces", trace: traceId, span: spanId || null, service: null })}
                >
                  Its trace
                </button>
              )}
            </p>
            <pre className="mt-0.5 text-meta break-words whitespace-pre-wrap text-fg">{body}</pre>
          </li>
        ))}
      </ol>
    </article>
  );
}

/** Who says what, as long as a title may be. */
function pinTitle({ service, template }: PatternShape): string {
  const words = template.replaceAll("<*>", "…");
  return service ? `${service} · ${words}` : words;
}
