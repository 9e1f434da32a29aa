import type { Actor } from "@/lib/policy/actor";
import type { Kind } from "@/lib/timeline/vocabulary";
import type { AlertIntake, AlertsTaken } from "@/lib/wire/alert-intake-port";
import { parseAlertmanager } from "@/lib/wire/alertmanager";
import { type Outcome, success } from "@/lib/wire/problem";

import { refuseWithout } from "./refuse-without";

type Received = AlertsTaken & {
  /** What could not be read, and why the first of them was not. */
  rejected: number;
  message: string;
};

/**
 * Takes a call of Alertmanager's webhook; answers once its alerts are in the log. Safe to repeat. They open and join
 * incidents of this kind, and no other.
 */
export async function receiveAlerts(
  ctx: { actor: Actor; now: () => Date; alerts: AlertIntake },
  body: unknown,
  kind: Kind = "real",
): Promise<Outcome<Received>> {
  const refusal = refuseWithout(ctx.actor, "send alerts");
  if (refusal) return refusal;
  const news = parseAlertmanager(body, ctx.now().getTime());
  if (!news.ok) return news;
  const { alerts, rejected, truncated } = news.value;
  const taken = await ctx.alerts.take(alerts, kind);
  if (!taken.ok) return taken;
  const message =
    rejected.message || (truncated > 0 ? `The sender has left ${truncated} alerts out: see max_alerts.` : "");
  return success({ ...taken.value, rejected: rejected.count, message });
}
