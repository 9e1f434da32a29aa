"use client";
import Link from "next/link";

import { EmptyState } from "@/components/ui/empty-state";
import { quantityText, shareText } from "@/lib/telemetry/quantity";
import type { EvidenceOverview } from "@/lib/wire/telemetry";

import { useEvidence } from "./evidence-context";
import { HealthMark } from "./health-mark";
import { row } from "./row-keys";
import { Sparkline } from "./sparkline";

/** Left out on a phone: what is unusual of it is said with the health. */
const WIDE = "max-tablet:hidden";
const number = "py-1 pr-4 text-right whitespace-nowrap tabular-nums";

/** Every service that anything speaks of: the least healthy first. */
export function ServiceTable({
  services,
  moreServices,
}: Pick<EvidenceOverview, "services" | "moreServices">) {
  const { go } = useEvidence();
  if (services.length === 0)
    return (
      <EmptyState title="No service sent anything in this window">
        Look at another window, or see in{" "}
        <Link href="/settings/sources" className="text-link underline">
          Sources
        </Link>{" "}
        what arrives and how to send it.
      </EmptyState>
    );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- on a phone it scrolls, and the keyboard must reach it
    <section tabIndex={0} aria-label="Services" className="overflow-x-auto">
      <table className="w-full text-work tablet:min-w-180">
        <caption className="sr-only">Services in this window</caption>
        <thead className="text-left text-meta text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pr-4 pl-4 font-medium">
              Service
            </th>
            <th scope="col" className="pr-4 font-medium">
              Health
            </th>
            <th scope="col" className={WIDE}>
              <span className="sr-only">Requests over the window</span>
            </th>
            <th scope="col" className="pr-4 text-right font-medium">
              Requests
            </th>
            <th scope="col" className={`pr-4 text-right font-medium ${WIDE}`}>
              Errors
            </th>
            <th
              scope="col"
              className={`pr-4 text-right font-medium ${WIDE}`}
              title="Of a usual moment of the window"
            >
              p50
            </th>
            <th
              scope="col"
              className={`pr-4 text-right font-medium ${WIDE}`}
              title="Exceeded in a tenth of the window"
            >
              p99
            </th>
            <th scope="col" className={`pr-4 text-right font-medium ${WIDE}`}>
              Sends
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <tr key={service.service} className="border-b border-line hover:bg-hover">
              <th scope="row" className="max-w-60 py-1 pr-4 pl-4 text-left font-normal">
                <button
                  {...row}
                  type="button"
                  onClick={() => go({ service: service.service, text: "" })}
                  className="max-w-full truncate text-link hover:underline"
                >
                  {service.service || "no service"}
                </button>
              </th>
              <td className="py-1 pr-4 tablet:min-w-56">
                <HealthMark health={service.health} />
                <span className="block max-w-80 text-meta text-subtle">
                  {service.health.reason}
                  {service.seenBy === "callers" && " As its callers see it."}
                </span>
              </td>
              <td className={`w-24 pr-2 ${WIDE}`}>
                <Sparkline values={service.rate} />
              </td>
              <td className={number}>
                {service.requests === 0 ? "–" : quantityText(service.requestsPerSecond, "1/s")}
              </td>
              <td className={`${number} ${WIDE}`}>
                {service.errorShare === null ? "–" : shareText(service.errorShare)}
              </td>
              <td className={`${number} ${WIDE}`}>
                {service.p50Seconds === null ? "–" : quantityText(service.p50Seconds, "s")}
              </td>
              <td className={`${number} ${WIDE}`}>
                {service.p99Seconds === null ? "–" : quantityText(service.p99Seconds, "s")}
              </td>
              <td className={`${number} ${WIDE} text-meta text-subtle`}>{sends(service)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {moreServices > 0 && <p className="px-4 py-2 text-meta text-subtle">{moreServices} more services.</p>}
    </section>
  );
}

function sends({ series, spans, logs }: { series: number; spans: number; logs: number }): string {
  const signals = [series > 0 && "metrics", spans > 0 && "spans", logs > 0 && "logs"].filter(Boolean);
  return signals.length === 0 ? "nothing itself" : signals.join(", ");
}
