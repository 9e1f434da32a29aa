import { Radio } from "lucide-react";

import { EmptyState } from "@/components/ui/empty-state";
import { Timestamp } from "@/components/ui/timestamp";
import { quantityText } from "@/lib/telemetry/quantity";
import type { Sender } from "@/lib/wire/telemetry-arrivals";

const counted = { metrics: "points", traces: "spans", logs: "records" } as const;
const number = "py-1.5 pr-4 text-right whitespace-nowrap tabular-nums";

/** What arrives, from whom: rate and lag. */
export function SenderTable({ senders, nowMs }: { senders: readonly Sender[]; nowMs: number }) {
  if (senders.length === 0)
    return (
      <EmptyState
        icon={Radio}
        title="Nothing has arrived yet"
        className="rounded-md border border-dashed border-line py-8"
      >
        Paste the configuration below into a Collector: what it sends is listed here within seconds.
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
      <table className="w-full min-w-140">
        <caption className="sr-only">What arrives, by service and signal</caption>
        <thead className="text-left text-meta text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pr-4 pl-4 font-medium">
              Service
            </th>
            <th scope="col" className="pr-4 font-medium">
              Signal
            </th>
            <th scope="col" className="pr-4 text-right font-medium">
              Rate
            </th>
            <th
              scope="col"
              className="pr-4 text-right font-medium"
              title="How far behind the present the newest is"
            >
              Lag
            </th>
            <th scope="col" className="pr-4 font-medium">
              Last
            </th>
          </tr>
        </thead>
        <tbody>
          {senders.map((sender) => (
            <tr
              key={`${sender.service} ${sender.signal}`}
              className="border-b border-line align-top last:border-b-0"
            >
              <th scope="row" className="py-1.5 pr-4 pl-4 text-left font-normal">
                {sender.service || "no service"}
              </th>
              <td className="py-1.5 pr-4">{sender.signal}</td>
              <td
                className={number}
              >{`${quantityText(sender.perSecond, "1")} ${counted[sender.signal]}/s`}</td>
              <td className={number}>
                {sender.lagSeconds === null ? "–" : quantityText(sender.lagSeconds, "s")}
              </td>
              <td className="py-1.5 pr-4 text-muted">
                {sender.lastAt === null ? "never" : <Timestamp at={sender.lastAt} now={nowMs} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
