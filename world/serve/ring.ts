import type { Destination } from "../otlp/outbox";
import { type Alarm, webhookOf } from "./alarm";
import { deliver } from "./deliver";

/** Tells of an alarm, as an Alertmanager does. Null where it was heard. */
export async function ring(
  destination: Destination,
  alarm: Alarm,
  wait: (ms: number) => Promise<void>,
): Promise<string | null> {
  const failure = await deliver(destination, { path: "/alerts/alertmanager", body: webhookOf(alarm) }, wait);
  return failure === null ? null : `The alert could not be delivered: ${failure}.`;
}
