import { type Leaves, leafValue, leafValues, leavesChanged, withLeaf } from "./leaves";
import type { Payloads } from "./payloads";

/** An alert as it stands; `at` is when it was last heard of. */
export type Alert = Payloads["alert_attached"] & { seq: number; at: string };

/** What an incident's alerts say of a service: how many of them fire, and the first event that spoke of it. */
export type ServiceAlerts = { service: string; firing: number; firstSeq: number };

/** An incident's alerts. A storm attaches ten thousand of them one by one. */
export type AlertBook = {
  readonly count: number;
  readonly firing: number;
  readonly byId: Leaves<Alert>;
  readonly services: Leaves<ServiceAlerts>;
};

export const noAlerts: AlertBook = { count: 0, firing: 0, byId: {}, services: {} };

/** The alert of that id, where the book has it. */
export function alertOf({ byId }: AlertBook, alertId: string): Alert | undefined {
  return leafValue(byId, alertId);
}

/** Every alert, in no order that means anything. */
export function alertsOf({ byId }: AlertBook): readonly Alert[] {
  return leafValues(byId);
}

/** The services that alerts have been of, in no order that means anything. */
export function servicesOf({ services }: AlertBook): readonly ServiceAlerts[] {
  return leafValues(services);
}

/** The book with an alert added, or in place of what was known of it. */
export function withAlert(book: AlertBook, alert: Alert): AlertBook {
  const known = alertOf(book, alert.alertId);
  const left = known ? counted(book.services, known, -1) : book.services;
  return {
    count: book.count + (known ? 0 : 1),
    firing: book.firing + firingOf(alert) - (known ? firingOf(known) : 0),
    byId: withLeaf(book.byId, alert.alertId, alert),
    services: counted(left, alert, 1),
  };
}

/** Alerts of `after` that `before` does not have so, and ids that only `before` has. */
export function alertsChanged(before: AlertBook, after: AlertBook): ReturnType<typeof leavesChanged<Alert>> {
  return leavesChanged(before.byId, after.byId);
}

const firingOf = ({ state }: Alert): number => (state === "firing" ? 1 : 0);

function counted(services: Leaves<ServiceAlerts>, alert: Alert, by: 1 | -1): Leaves<ServiceAlerts> {
  const { service, seq } = alert;
  if (service === undefined) return services;
  const { firing = 0, firstSeq = seq } = leafValue(services, service) ?? {};
  return withLeaf(services, service, { service, firing: firing + by * firingOf(alert), firstSeq });
}
