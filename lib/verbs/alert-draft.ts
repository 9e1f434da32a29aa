import { commandIdOf } from "@/lib/investigation/alert-news";
import type { Placement } from "@/lib/investigation/join-incident";
import type { EventDraft } from "@/lib/timeline/event";
import { TITLE_LIMIT } from "@/lib/timeline/limits";
import type { Kind } from "@/lib/timeline/vocabulary";

/** The event that attaches a placed alert. It happened when it began to fire, or ended. */
export function alertDraft(placement: Placement): EventDraft<"alert_attached"> {
  const { alert, service } = placement;
  const { alertId, fingerprint, source, title, state, startedAt, endedAt, labels, summary, url } = alert;
  const because = placement.kind === "joins" ? placement.because : "";
  return {
    type: "alert_attached",
    commandId: commandIdOf(alert),
    occurredAt: (state === "resolved" ? endedAt : startedAt) ?? undefined,
    payload: {
      alertId,
      fingerprint,
      source,
      title,
      state,
      labels: { ...labels },
      ...(service !== null && { service }),
      ...(startedAt !== null && { startedAt }),
      ...(endedAt !== null && { endedAt }),
      ...(summary !== "" && { summary }),
      ...(because !== "" && { because }),
      ...(url !== null && { url }),
    },
  };
}

/** The event that opens an incident for an alert: in triage, and nobody has said yet how bad it is. */
export function openingDraft(
  { alert, service }: Placement,
  { number, kind }: { number: number; kind: Kind },
): EventDraft<"incident_declared"> {
  const [line = ""] = alert.summary.split("\n", 1);
  const said = line.trim() || (service === null ? alert.title : `${alert.title} on ${service}`);
  return {
    type: "incident_declared",
    commandId: `opened:${commandIdOf(alert)}`,
    payload: {
      number,
      title: said.slice(0, TITLE_LIMIT).trim().toWellFormed(),
      summary: "",
      severity: "undetermined",
      status: "triage",
      kind,
      restricted: false,
    },
  };
}
