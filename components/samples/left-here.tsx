import { Trash2 } from "lucide-react";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { removeSamples } from "@/lib/client/sample-calls";
import { quantityText } from "@/lib/telemetry/quantity";
import { everyIncident, listHref } from "@/lib/wire/incident-list";

import type { Samples } from "./use-samples";

/** What samples have left here, and the one click that takes it away. */
export function LeftHere({
  samples: { gallery, pending, act },
  mayRemove,
}: {
  samples: Samples;
  mayRemove: boolean;
}) {
  const { incidents, incidentCount, storedBytes, run } = gallery;
  const more = incidentCount - incidents.length;
  const isEmpty = incidents.length === 0 && storedBytes === null && run === null;
  if (isEmpty) return <p className="text-muted">Nothing: no sample has run here, or all were removed.</p>;
  return (
    <div className="flex flex-col gap-3">
      {incidents.length > 0 && (
        <ul aria-label="Incidents of samples">
          {incidents.map(({ id, number, title, active }) => (
            <li key={id} className="flex gap-2 py-0.5">
              <Link href={`/incidents/${number}`} className="shrink-0 text-link tabular-nums hover:underline">
                INC-{number}
              </Link>
              <span className="min-w-0 truncate">{title}</span>
              <span className="text-muted">{active ? "active" : "ended"}</span>
            </li>
          ))}
          {more > 0 && (
            <li className="py-0.5 text-muted">
              and {more} more:{" "}
              <Link
                href={listHref({ ...everyIncident, kinds: ["sample"] })}
                className="text-link hover:underline"
              >
                see all {incidentCount}
              </Link>
            </li>
          )}
        </ul>
      )}
      <p className="text-muted">
        {storedBytes === null ? "No telemetry." : `${quantityText(storedBytes, "By")} of telemetry.`}
      </p>
      {mayRemove && (
        <Button
          className="self-start"
          pending={pending === "remove"}
          onClick={() => void act("remove", removeSamples)}
        >
          <Trash2 aria-hidden />
          {pending === "remove" ? `Removing… ${incidentCount} left` : "Remove all samples"}
        </Button>
      )}
    </div>
  );
}
