import type { Payloads } from "./payloads";

/** An alert as it stands; `at` is when it was last heard of. */
export type Alert = Payloads["alert_attached"] & { seq: number; at: string };

/**
 * An incident's alerts. They are kept in leaves, because a storm attaches ten thousand of them one by one: each event then
 * copies a leaf, never the whole.
 */
export type AlertBook = {
  readonly count: number;
  readonly firing: number;
  readonly leaves: Readonly<Record<number, Readonly<Record<string, Alert>>>>;
};

const LEAVES = 256;

export const noAlerts: AlertBook = { count: 0, firing: 0, leaves: {} };

/** The alert of that id, where the book has it. */
export function alertOf({ leaves }: AlertBook, alertId: string): Alert | undefined {
  const leaf = leaves[leafOf(alertId)];
  return leaf && Object.hasOwn(leaf, alertId) ? leaf[alertId] : undefined;
}

/** Every alert, in no order that means anything. */
export function alertsOf({ leaves }: AlertBook): readonly Alert[] {
  return Object.values(leaves).flatMap((leaf) => Object.values(leaf));
}

/** The book with an alert added, or in place of what was known of it. */
export function withAlert(book: AlertBook, alert: Alert): AlertBook {
  const known = alertOf(book, alert.alertId);
  const leaf = leafOf(alert.alertId);
  return {
    count: book.count + (known ? 0 : 1),
    firing: book.firing + Number(alert.state === "firing") - Number(known?.state === "firing"),
    leaves: { ...book.leaves, [leaf]: { ...book.leaves[leaf], [alert.alertId]: alert } },
  };
}

/** Alerts of `after` that `before` does not have so, and ids that only `before` has. Looks at the leaves that differ. */
export function alertsChanged(
  before: AlertBook,
  after: AlertBook,
): { changed: readonly Alert[]; dropped: readonly string[] } {
  const changed: Alert[] = [];
  const dropped: string[] = [];
  for (let leaf = 0; leaf < LEAVES; leaf++) {
    const [old = {}, now = {}] = [before.leaves[leaf], after.leaves[leaf]];
    if (old === now) continue;
    for (const alert of Object.values(now)) if (alertOf(before, alert.alertId) !== alert) changed.push(alert);
    for (const alertId of Object.keys(old)) if (!alertOf(after, alertId)) dropped.push(alertId);
  }
  return { changed, dropped };
}

/** FNV-1a, folded to the number of leaves. */
function leafOf(alertId: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < alertId.length; at++) hash = Math.imul(hash ^ alertId.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % LEAVES;
}
