import * as fc from "fast-check";
import { expect, it } from "vitest";

import { type Alert, alertOf, alertsChanged, alertsOf, noAlerts, servicesOf, withAlert } from "./alert-book";

const alert = fc.record({
  alertId: fc.oneof(
    fc.string({ minLength: 1, maxLength: 6 }),
    fc.constantFrom("constructor", "__proto__", "a", "b"),
  ),
  state: fc.constantFrom("firing" as const, "resolved" as const),
  seq: fc.nat(),
  at: fc.constant("2026-01-01T00:00:00.000Z"),
  service: fc.constantFrom("cart", "web", "constructor"),
  title: fc.constant("t"),
  source: fc.constant("s"),
});
const bookOf = (alerts: readonly Alert[]) => alerts.reduce(withAlert, noAlerts);
const byId = (one: { alertId: string }, other: { alertId: string }) => (one.alertId < other.alertId ? -1 : 1);

it("holds what a map from ids would, and counts it", () => {
  fc.assert(
    fc.property(fc.array(alert), (alerts) => {
      const book = bookOf(alerts);
      const map = new Map(alerts.map((each) => [each.alertId, each]));
      expect(alertsOf(book).toSorted(byId)).toEqual([...map.values()].toSorted(byId));
      for (const [id, each] of map) expect(alertOf(book, id)).toBe(each);
      expect(book.count).toBe(map.size);
      expect(book.firing).toBe([...map.values()].filter(({ state }) => state === "firing").length);
      expect(alertOf(book, "never seen")).toBeUndefined();
      for (const { service, firing, firstSeq } of servicesOf(book)) {
        const its = (each: Alert) => each.service === service;
        expect(firing).toBe([...map.values()].filter((each) => its(each) && each.state === "firing").length);
        expect(firstSeq).toBe(alerts.find(its)?.seq);
      }
      expect(new Set(servicesOf(book).map(({ service }) => service))).toEqual(
        new Set(alerts.map(({ service }) => service)),
      );
    }),
  );
});

it("tells two books apart", () => {
  fc.assert(
    fc.property(fc.array(alert), fc.array(alert), fc.array(alert), (shared, gone, added) => {
      const base = bookOf(shared);
      const [before, after] = [gone.reduce(withAlert, base), added.reduce(withAlert, base)];
      const { changed, dropped } = alertsChanged(before, after);
      expect(changed.toSorted(byId)).toEqual(
        alertsOf(after)
          .filter((each) => alertOf(before, each.alertId) !== each)
          .toSorted(byId),
      );
      expect(dropped.toSorted()).toEqual(
        alertsOf(before)
          .map(({ alertId }) => alertId)
          .filter((id) => !alertOf(after, id))
          .toSorted(),
      );
    }),
  );
});
