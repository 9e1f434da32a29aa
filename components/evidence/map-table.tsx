"use client";
import { quantityText, shareText } from "@/lib/telemetry/quantity";
import type { ServiceMapShape } from "@/lib/wire/telemetry";

import { HealthMark } from "./health-mark";

const number = "py-1 pr-4 text-right whitespace-nowrap tabular-nums";

/** The calls of the map, line by line, for those who read or hear it. */
export function MapTable({ map }: { map: ServiceMapShape }) {
  if (map.edges.length === 0)
    return <p className="px-4 py-3 text-muted">No calls between services are known.</p>;
  return (
    <section
      // A region that scrolls has to be reached by the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label="Calls between services"
      className="overflow-x-auto"
    >
      <table className="w-full min-w-140 text-work">
        <caption className="sr-only">Calls between services</caption>
        <thead className="text-left text-meta text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pr-4 pl-4 font-medium">
              Caller
            </th>
            <th scope="col" className="pr-4 font-medium">
              Called
            </th>
            <th scope="col" className="pr-4 font-medium">
              Health
            </th>
            <th scope="col" className="pr-4 text-right font-medium">
              Calls
            </th>
            <th scope="col" className="pr-4 text-right font-medium">
              Errors
            </th>
            <th scope="col" className="pr-4 text-right font-medium">
              p99, as the caller waits
            </th>
            <th scope="col" className="pr-4 font-medium">
              Known from
            </th>
          </tr>
        </thead>
        <tbody>
          {map.edges.map((edge) => (
            <tr key={`${edge.caller} ${edge.callee}`} className="border-b border-line">
              <td className="py-1 pr-4 pl-4">{edge.caller}</td>
              <td className="pr-4">{edge.callee}</td>
              <td className="py-1 pr-4">
                <HealthMark health={edge.health} />
                <span className="block text-meta text-subtle">{edge.health.reason}</span>
              </td>
              <td className={number}>{quantityText(edge.callsPerSecond, "1/s")}</td>
              <td className={number}>{edge.errorShare === null ? "–" : shareText(edge.errorShare)}</td>
              <td className={number}>
                {edge.p99Seconds === null ? "–" : quantityText(edge.p99Seconds, "s")}
              </td>
              <td className="pr-4 text-meta text-subtle">{edge.sources.join(", ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
