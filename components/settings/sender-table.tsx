import { Radio } from "lucide-react";

import { EmptyState } from "@/components/ui/empty-state";
import { Timestamp } from "@/components/ui/timestamp";
import { groupBy } from "@/lib/telemetry/group-by";
import { quantityText, rateText } from "@/lib/telemetry/quantity";
import type { Sender } from "@/lib/wire/telemetry-arrivals";

const signals = [
  { signal: "metrics", title: "Metrics", counted: "points" },
  { signal: "traces", title: "Traces", counted: "spans" },
  { signal: "logs", title: "Logs", counted: "records" },
] as const;

type SenderTableProps = {
  senders: readonly Sender[];
  /** Something came at some time. */
  hasKept: boolean;
  nowMs: number;
};

/** What arrives, from whom: how much of each signal, and how late. */
export function SenderTable({ senders, hasKept, nowMs }: SenderTableProps) {
  if (senders.length === 0)
    return (
      <EmptyState
        icon={Radio}
        title={hasKept ? "Nothing has arrived in the last minute" : "Nothing has arrived yet"}
        className="rounded-md border border-dashed border-line py-8"
      >
        {hasKept
          ? "What came before is kept. Whoever sends again is listed here within seconds."
          : "Paste the configuration below into a Collector: what it sends is listed here within seconds."}
      </EmptyState>
    );
  return (
    <section
      // A region that scrolls has to be reached by the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label="By service and signal"
      className="overflow-x-auto rounded-md border border-line"
    >
      <table className="w-full">
        <caption className="sr-only">What arrives, by service and signal</caption>
        <thead className="text-left text-meta text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pr-4 pl-4 font-medium">
              Service
            </th>
            {signals.map(({ signal, title }) => (
              <th key={signal} scope="col" className="w-1/4 pr-4 text-right font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...groupBy(senders, ({ service }) => service)].map(([service, own]) => (
            <tr key={service} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="py-1.5 pr-4 pl-4 text-left font-normal break-words">
                {service || "no service"}
              </th>
              {signals.map(({ signal, counted }) => (
                <td key={signal} className="py-1.5 pr-4 text-right whitespace-nowrap tabular-nums">
                  <Arrival sender={own.find((each) => each.signal === signal)} {...{ counted, nowMs }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ArrivalProps = { sender: Sender | undefined; counted: string; nowMs: number };

/** How fast a signal comes and how far behind the present its newest is; or since when it is silent. */
function Arrival({ sender, counted, nowMs }: ArrivalProps) {
  if (!sender) return <span className="text-subtle">–</span>;
  const { perSecond, lagSeconds, lastAt } = sender;
  return (
    <>
      <span className="block">{perSecond === 0 ? "none now" : rateText(perSecond, counted)}</span>
      <span className="block text-meta text-subtle">
        {perSecond === 0 && lastAt !== null ? (
          <>
            last <Timestamp at={lastAt} now={nowMs} />
          </>
        ) : (
          lagSeconds !== null && (
            <span title="How far behind the present the newest is">
              {quantityText(lagSeconds, "s")} behind
            </span>
          )
        )}
      </span>
    </>
  );
}
