import { z } from "zod";

import { eventActor } from "@/lib/policy/actor";
import type { EventDraft } from "@/lib/timeline/event";
import { REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import { everyIncident } from "@/lib/wire/incident-list";
import { parseInput } from "@/lib/wire/parse";
import { type Outcome, success } from "@/lib/wire/problem";

import { outcomeOf } from "./append-outcome";
import type { VerbContext } from "./context";
import { incidentIdOf } from "./incident-id";
import { refuseWithout } from "./refuse-without";
import type { SampleContext } from "./sample-context";

const MOST_ALERTS = 100;
const labels = z.record(z.string().max(TITLE_LIMIT), z.string().max(REASON_LIMIT));

/** What of an Alertmanager's webhook (version 4) a sample uses. */
const webhook = z.object({
  version: z.literal("4"),
  alerts: z
    .array(
      z.object({
        status: z.enum(["firing", "resolved"]),
        labels,
        annotations: labels,
        startsAt: z.iso.datetime({ offset: true }),
        endsAt: z.iso.datetime({ offset: true }),
        fingerprint: z.string().min(1).max(TITLE_LIMIT),
      }),
    )
    .max(MOST_ALERTS),
});
type Alert = z.output<typeof webhook>["alerts"][number];
type Context = VerbContext & Pick<SampleContext, "samples" | "incidents">;

/** Takes the alerts of samples: the first of a run opens an incident of kind sample, and the others join it. */
export async function receiveSampleAlerts(ctx: Context, input: unknown): Promise<Outcome<null>> {
  const refusal = refuseWithout(ctx.actor, "send telemetry");
  if (refusal) return refusal;
  const request = parseInput(webhook, input);
  if (!request.ok) return request;
  for (const alert of request.value.alerts) {
    const taken = await take(ctx, alert);
    if (!taken.ok) return taken;
  }
  return success(null);
}

async function take(ctx: Context, alert: Alert): Promise<Outcome<null>> {
  const open = await openIncident(ctx);
  if (!open && alert.status === "resolved") return success(null);
  const incidentId = open ?? incidentIdOf(ctx.actor.id, commandOf(alert));
  const by = { incidentId, actor: eventActor(ctx.actor), mayEditOthers: false };
  const declaration: EventDraft<"incident_declared"> | null = open
    ? null
    : {
        type: "incident_declared",
        commandId: `${commandOf(alert)}:declared`,
        payload: {
          number: await ctx.log.nextNumber(),
          title: titleOf(alert),
          summary: "",
          severity: "undetermined",
          status: "triage",
          kind: "sample",
          restricted: false,
        },
      };
  const attached: EventDraft<"alert_attached"> = {
    type: "alert_attached",
    commandId: commandOf(alert),
    payload: {
      alertId: `${alert.fingerprint}:${alert.startsAt}`,
      fingerprint: alert.fingerprint,
      source: "Alertmanager",
      title: titleOf(alert),
      state: alert.status,
      startedAt: new Date(alert.startsAt).toISOString(),
      ...(alert.status === "resolved" && { endedAt: new Date(alert.endsAt).toISOString() }),
      ...(alert.labels["service"] && { service: alert.labels["service"].slice(0, TITLE_LIMIT) }),
    },
  };
  const requests = [...(declaration ? [{ ...by, draft: declaration }] : []), { ...by, draft: attached }];
  const outcome = outcomeOf(await ctx.log.append(requests));
  return outcome.ok ? success(null) : outcome;
}

/** The active incident of what runs now; null where it has none yet. */
async function openIncident({ actor, samples, incidents }: Context): Promise<string | null> {
  const [newest] = await incidents.list({
    filter: { ...everyIncident, kinds: ["sample"], state: "active" },
    onlooker: { personId: actor.id, seesAll: true },
    after: null,
    limit: 1,
  });
  const startedAt = samples.run()?.startedAt ?? "";
  return newest && newest.declaredAt >= startedAt ? newest.id : null;
}

const commandOf = ({ fingerprint, startsAt, status }: Alert) => `${fingerprint}:${startsAt}:${status}`;

function titleOf({ annotations, labels: { alertname } }: Alert): string {
  return (annotations["summary"] || alertname || "An alert").slice(0, TITLE_LIMIT);
}
