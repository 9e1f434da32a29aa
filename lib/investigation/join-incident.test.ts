import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { AlertNews } from "./alert-news";
import type { AlertPicture, HurtService, OpenIncident } from "./alert-picture";
import { placeAlerts, type Placement } from "./join-incident";
import { noServiceMap, type ServiceMap } from "./service-map";

const NOW = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;
const iso = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();

/** web -> cart -> db -> disk, and a batch job that nobody calls. */
const map: ServiceMap = {
  services: new Set(["web", "cart", "db", "disk", "batch"]),
  neighbours: new Map([
    ["web", ["cart"]],
    ["cart", ["web", "db"]],
    ["db", ["cart", "disk"]],
    ["disk", ["db"]],
  ]),
  entries: [],
};

const alert = (id: string, more: Partial<AlertNews> = {}): AlertNews => ({
  alertId: id,
  fingerprint: id,
  source: "test",
  title: `Alert ${id}`,
  summary: "",
  state: "firing",
  services: [],
  startedAt: iso(-1),
  endedAt: null,
  labels: {},
  url: null,
  ...more,
});
const hurt = (service: string | null, more: Partial<HurtService> = {}): HurtService => ({
  service,
  heardAtMs: NOW - MINUTE,
  firing: false,
  recent: 0,
  ...more,
});
const incident = (incidentId: string, more: Partial<OpenIncident> = {}): OpenIncident => ({
  incidentId,
  title: "Something is wrong",
  restricted: false,
  declaredAtMs: NOW - 30 * MINUTE,
  services: [],
  ...more,
});
const picture = (
  incidents: readonly OpenIncident[] = [],
  known: AlertPicture["known"] = new Map(),
): AlertPicture => ({ incidents, known });

function placed(alerts: readonly AlertNews[], given: AlertPicture, services: ServiceMap = map) {
  return placeAlerts(alerts, {
    picture: given,
    map: services,
    nowMs: NOW,
    idFor: ({ alertId }) => `of ${alertId}`,
  });
}
const where = (placement: Placement | undefined) =>
  placement && (placement.kind === "unheard" ? "unheard" : `${placement.kind} ${placement.incidentId}`);
const one = (news: AlertNews, given: AlertPicture, services?: ServiceMap) =>
  where(placed([news], given, services)[0]);
const knownAs = (
  state: "firing" | "resolved",
  { active = true, startedAt = iso(-1), incidentId = "old" } = {},
): AlertPicture["known"] =>
  new Map([["a", [{ incidentId, active, state, startedAtMs: Date.parse(startedAt) }]]]);

describe("an alert that is known", () => {
  it("repeats what has been said of the same episode, even in an incident that is over", () => {
    expect(one(alert("a"), picture([], knownAs("firing")))).toBe("repeats old");
    expect(one(alert("a"), picture([], knownAs("firing", { active: false })))).toBe("repeats old");
    expect(one(alert("a"), picture([], knownAs("resolved")))).toBe("repeats old");
    expect(one(alert("a", { startedAt: iso(-9) }), picture([], knownAs("firing")))).toBe("repeats old");
  });

  it("is resolved where it fired, and nowhere else", () => {
    const resolved = alert("a", { state: "resolved" });
    expect(one(resolved, picture([], knownAs("firing", { active: false })))).toBe("joins old");
    expect(one(resolved, picture([], knownAs("resolved")))).toBe("repeats old");
    expect(one(resolved, picture())).toBe("unheard");
    expect(
      one(
        alert("a", { state: "resolved", services: ["web"] }),
        picture([incident("x", { services: [hurt("web")] })]),
      ),
    ).toBe("unheard");
  });

  it("fires again in the same incident while that goes on, and in another one afterwards", () => {
    const before = { startedAt: iso(-20) };
    expect(one(alert("a"), picture([], knownAs("resolved", before)))).toBe("joins old");
    expect(one(alert("a"), picture([], knownAs("resolved", { ...before, active: false })))).toBe(
      "opens of a",
    );
  });
});

describe("an alert that is new", () => {
  const cart = incident("cart's", { services: [hurt("cart")] });
  const disk = incident("disk's", { services: [hurt("disk")] });

  it.each([
    ["cart", "joins cart's"],
    ["web", "joins cart's"],
    ["batch", "opens of a"],
  ])("of %s: %s", (service, expected) => {
    expect(one(alert("a", { services: [service] }), picture([cart]))).toBe(expected);
  });

  it("joins the nearest, and says why", () => {
    const [placement] = placed(
      [alert("a", { services: ["db"] })],
      picture([cart, disk, incident("db's", { services: [hurt("db")] })]),
    );
    expect(placement).toMatchObject({ incidentId: "db's", because: "Alerts of db are here already." });
    const [near] = placed([alert("a", { services: ["web"] })], picture([disk, cart]));
    expect(near).toMatchObject({
      incidentId: "cart's",
      because: "web is one call from cart, which has alerts here.",
    });
  });

  it("takes the service that the map knows of those that its labels may mean", () => {
    const [placement] = placed([alert("a", { services: ["kube-state-metrics", "cart"] })], picture([cart]));
    expect(placement).toMatchObject({ service: "cart", kind: "joins" });
  });

  it.each([
    [-61, false, "opens of a"],
    [-59, false, "joins x"],
    [-61, true, "joins x"],
    [-25 * 60, true, "opens of a"],
  ])("joins after %i minutes of quiet, firing %s: %s", (minutes, firing, expected) => {
    const old = hurt("cart", { heardAtMs: NOW + minutes * MINUTE, firing });
    const given = picture([incident("x", { declaredAtMs: NOW - 30 * 60 * MINUTE, services: [old] })]);
    expect(one(alert("a", { services: ["cart"] }), given)).toBe(expected);
  });

  it("joins what a person has declared by the service's name", () => {
    const named = incident("named", { title: "Batch job: nothing since noon" });
    expect(one(alert("a", { services: ["batch"] }), picture([named]))).toBe("joins named");
    expect(one(alert("a", { services: ["cart"] }), picture([named]))).toBe("opens of a");
    const inside = incident("inside", { title: "Batches of mail" });
    expect(one(alert("a", { services: ["batch"] }), picture([inside]))).toBe("opens of a");
  });

  it("joins what is hurt at the same time where nothing says how near it is, but nothing restricted", () => {
    const stranger = alert("a", { services: ["unmapped"] });
    expect(one(stranger, picture([cart]))).toBe("joins cart's");
    expect(one(alert("a"), picture([cart]))).toBe("joins cart's");
    expect(
      one(stranger, picture([incident("x", { services: [hurt("cart", { heardAtMs: NOW - 6 * MINUTE })] })])),
    ).toBe("opens of a");
    expect(one(stranger, picture([{ ...cart, restricted: true }]))).toBe("opens of a");
    expect(one(stranger, picture([incident("declared", { declaredAtMs: NOW })]))).toBe("opens of a");
  });

  it("joins a restricted incident of its own service", () => {
    const secret = picture([{ ...cart, restricted: true }]);
    expect(one(alert("a", { services: ["cart"] }), secret)).toBe("joins cart's");
  });

  it("joins a storm, however far it is", () => {
    const storm = incident("storm", { services: [hurt("cart", { recent: 100 })] });
    expect(one(alert("a", { services: ["batch"] }), picture([storm]))).toBe("joins storm");
    expect(one(alert("a", { services: ["batch"] }), picture([{ ...storm, restricted: true }]))).toBe(
      "opens of a",
    );
  });
});

describe("many alerts", () => {
  const storm = Array.from({ length: 1_000 }, (_, index) =>
    alert(`s${index}`, { services: [`service-${index % 50}`], startedAt: iso(-1 + index / 1_000) }),
  );

  it("are one incident where nothing says that they are several", () => {
    const opened = placed(storm, picture(), noServiceMap).filter(({ kind }) => kind === "opens");
    expect(opened.map(where)).toEqual(["opens of s0"]);
  });

  it("go where they would go one by one, in any batches", () => {
    const some = fc.array(
      fc.record({
        id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
        service: fc.constantFrom("web", "cart", "db", "disk", "batch", "unmapped"),
        state: fc.constantFrom("firing" as const, "resolved" as const),
        minutes: fc.integer({ min: -30, max: -1 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 5 }), (drawn, size) => {
        const alerts = drawn
          .map(({ id, service, state, minutes }) =>
            alert(id, { services: [service], state, startedAt: iso(minutes) }),
          )
          .toSorted((x, y) =>
            (x.startedAt ?? "") < (y.startedAt ?? "") ? -1 : Number(x.startedAt !== y.startedAt),
          )
          .toSorted((x, y) =>
            x.startedAt === y.startedAt ? Number(x.state === "resolved") - Number(y.state === "resolved") : 0,
          );
        const whole = placed(alerts, picture());
        let after = picture();
        const parts = Array.from({ length: Math.ceil(alerts.length / size) }, (_, index) => {
          const part = placed(alerts.slice(index * size, (index + 1) * size), after);
          after = part.reduce(told, after);
          return part;
        });
        expect(parts.flat().map(where)).toEqual(whole.map(where));
      }),
    );
  });
});

/** The picture as it is read back once a placement is in the log. */
function told({ incidents, known }: AlertPicture, placement: Placement): AlertPicture {
  if (placement.kind !== "joins" && placement.kind !== "opens") return { incidents, known };
  const { incidentId, alert: news } = placement;
  const all =
    placement.kind === "opens"
      ? [...incidents, incident(incidentId, { title: news.title, declaredAtMs: NOW })]
      : incidents;
  const row = {
    incidentId,
    active: true,
    state: news.state,
    startedAtMs: news.startedAt === null ? null : Date.parse(news.startedAt),
  };
  const others = (known.get(news.alertId) ?? []).filter((each) => each.incidentId !== incidentId);
  return {
    known: new Map([...known, [news.alertId, [row, ...others]]]),
    incidents: all.map((each) => (each.incidentId === incidentId ? heard(each, placement) : each)),
  };
}

function heard(each: OpenIncident, { service, alert: news }: Placement): OpenIncident {
  const old = each.services.find((one_) => one_.service === service);
  const now = hurt(service, {
    heardAtMs: NOW,
    firing: (old?.firing ?? false) || news.state === "firing",
    recent: (old?.recent ?? 0) + 1,
  });
  return { ...each, services: [...each.services.filter((one_) => one_ !== old), now] };
}
