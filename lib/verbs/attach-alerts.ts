import type { AlertNews } from "@/lib/investigation/alert-news";
import { placeAlerts, type Placement } from "@/lib/investigation/join-incident";
import { noServiceMap, type ServiceMap } from "@/lib/investigation/service-map";
import { eventActor, parallaxItself } from "@/lib/policy/actor";
import type { EventDraft } from "@/lib/timeline/event";
import type { Kind } from "@/lib/timeline/vocabulary";
import type { AlertDesk } from "@/lib/wire/alert-desk-port";

import { alertDraft, openingDraft } from "./alert-draft";
import { followUpAlerts } from "./follow-up-alerts";
import { derivedId } from "./derived-id";
import type { InvestigationContext } from "./investigation-context";
import type { ChangeContext } from "./link-changes";
import { commandIdOf } from "@/lib/investigation/alert-news";

/** What alerts are attached with. All is done by Parallax itself: whoever sent them need not see any incident. */
export type AlertContext = Omit<InvestigationContext, "actor"> &
  Pick<ChangeContext, "changes"> & {
    desk: AlertDesk;
    /** The services as of the last minutes, as far as they are at hand. */
    serviceMap: () => Promise<ServiceMap>;
  };

/** Events in one transaction. */
const TOGETHER = 500;
/** How often it is decided anew where incidents are merged meanwhile. */
const ATTEMPTS = 4;

/** Alerts that are in the log, and what is still to be done for their incidents: others may be attached meanwhile. */
type Attached = { placements: readonly Placement[]; followUp: () => Promise<void> };

/** Attaches alerts to the incidents of a kind that they belong to, and opens one for those that belong to none. */
export async function attachAlerts(
  ctx: AlertContext,
  { alerts, kind }: { alerts: readonly AlertNews[]; kind: Kind },
): Promise<Attached> {
  const map = kind === "real" ? await ctx.serviceMap() : noServiceMap;
  const placements = await ctx.desk.inTurn(() => settle(ctx, { alerts, kind, map }));
  return {
    placements,
    async followUp() {
      for (const [incidentId, placed] of byIncident(placements))
        await followUpAlerts(ctx, { incidentId, placed, map });
    },
  };
}

type Batch = { alerts: readonly AlertNews[]; kind: Kind; map: ServiceMap };

async function settle(ctx: AlertContext, { alerts, kind, map }: Batch): Promise<readonly Placement[]> {
  const done: Placement[] = [];
  let left = alerts;
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt === ATTEMPTS) throw new Error("Incidents are merged faster than alerts can be attached.");
    const nowMs = ctx.now().getTime();
    const alertIds = [...new Set(left.map(({ alertId }) => alertId))];
    const picture = await ctx.desk.picture({ kind, alertIds, nowMs });
    const placements = placeAlerts(left, {
      picture,
      map,
      nowMs,
      idFor: (alert) => derivedId(["alert", kind, commandIdOf(alert)]),
    });
    const moved: AlertNews[] = [];
    for (const [incidentId, placed] of byIncident(placements.filter(isNews)))
      for (const some of chunks(placed))
        if (await append(ctx, { incidentId, placed: some, kind })) done.push(...some);
        else moved.push(...some.map(({ alert }) => alert));
    done.push(...placements.filter((placement) => !isNews(placement)));
    left = moved;
  }
  return done;
}

const isNews = ({ kind }: Placement) => kind === "joins" || kind === "opens";

/** Writes some alerts into one log, all or none. False where the incident takes no more. */
async function append(
  { log }: AlertContext,
  { incidentId, placed, kind }: { incidentId: string; placed: readonly Placement[]; kind: Kind },
): Promise<boolean> {
  const opening = placed.find((placement) => placement.kind === "opens");
  const drafts: EventDraft[] = [
    ...(opening ? [openingDraft(opening, { number: await log.nextNumber(), kind })] : []),
    ...placed.map(alertDraft),
  ];
  const actor = eventActor(parallaxItself);
  while (drafts.length > 0) {
    const outcome = await log.append(
      drafts.map((draft) => ({ incidentId, draft, actor, mayEditOthers: false })),
    );
    if (outcome.ok) return true;
    if (outcome.refusal.code === "conflict" && drafts[outcome.index]?.type === "alert_attached") return false;
    // Its command has been used for an earlier telling of the same.
    drafts.splice(outcome.index, 1);
  }
  return true;
}

function byIncident(placements: readonly Placement[]): ReadonlyMap<string, readonly Placement[]> {
  const incidents = new Map<string, Placement[]>();
  for (const placement of placements) {
    if (placement.kind === "unheard") continue;
    const placed = incidents.get(placement.incidentId);
    if (placed) placed.push(placement);
    else incidents.set(placement.incidentId, [placement]);
  }
  return incidents;
}

function chunks<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / TOGETHER) }, (_, index) =>
    items.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
}
