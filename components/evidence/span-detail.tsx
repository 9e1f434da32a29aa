import { Badge } from "@/components/ui/badge";
import { CopyId } from "@/components/ui/copy-id";
import { quantityText } from "@/lib/telemetry/quantity";
import { STATUS_ERROR } from "@/lib/telemetry/span-kind";
import type { SpanShape } from "@/lib/wire/telemetry";

import { kindWord } from "./trace-words";

/** All that is known of one span. */
export function SpanDetail({ span }: { span: SpanShape }) {
  const attributes = Object.entries(span.attributes);
  return (
    <section aria-label="Chosen span" className="border-t border-line px-4 py-3">
      <h2 className="flex flex-wrap items-center gap-2 text-work font-medium text-fg">
        {span.service} {span.operation}
        {span.status === STATUS_ERROR && <Badge tone="danger">Failed</Badge>}
        {span.parentIsMissing && <Badge tone="warning">Parent missing</Badge>}
      </h2>
      <p className="mt-1 flex flex-wrap gap-x-3 text-meta text-muted tabular-nums">
        <span>{kindWord(span.kind)}</span>
        <span>
          from {quantityText(span.offsetSeconds, "s")}, for {quantityText(span.durationSeconds, "s")}, of
          which {quantityText(span.ownSeconds, "s")} its own
        </span>
        <CopyId value={span.spanId} />
      </p>
      {attributes.length === 0 ? (
        <p className="mt-2 text-subtle">It has no attributes.</p>
      ) : (
        <dl className="mt-2 grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-4 gap-y-0.5 text-meta">
          {attributes.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="break-words text-muted">{name}</dt>
              <dd className="font-mono break-all text-fg">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
