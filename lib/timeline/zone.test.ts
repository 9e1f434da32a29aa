import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { calendarDate, clockTime, dayName, dayOf, fromWall, hourOf, toWall, zoneOf } from "./zone";

const berlin = zoneOf("Europe/Berlin");
const at = (iso: string) => Date.parse(iso);

describe("zone", () => {
  it("shows the clock of the zone, in winter and in summer", () => {
    expect(clockTime(berlin, at("2026-01-10T23:30:09Z"), true)).toBe("00:30:09");
    expect(clockTime(berlin, at("2026-07-10T23:30:00Z"))).toBe("01:30");
    expect(calendarDate(berlin, at("2026-01-10T23:30:00Z"))).toBe("2026-01-11");
    expect(dayName(dayOf(berlin, at("2026-11-21T23:30:00Z")))).toBe("Sunday, 22 November 2026");
  });

  it("knows zones that are half hours off, and takes UTC for a zone that it does not know", () => {
    expect(clockTime(zoneOf("Asia/Kolkata"), at("2026-01-10T00:00:00Z"))).toBe("05:30");
    expect(zoneOf("Mars/Olympus").name).toBe("UTC");
  });

  it("counts the hour that comes twice as two", () => {
    const [first, second] = [at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z")];
    expect(clockTime(berlin, first)).toBe(clockTime(berlin, second));
    expect(hourOf(berlin, first)).toBe(hourOf(berlin, second));
    expect(fromWall(berlin, toWall(berlin, at("2026-03-29T02:30:00Z")))).toBe(at("2026-03-29T02:30:00Z"));
  });

  it("finds the instant of any clock time that comes once", () => {
    const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at("2024-01-01T00:00:00Z"), max: at("2027-01-01T00:00:00Z") }),
        (name, moment) => {
          const zone = zoneOf(name);
          const back = fromWall(zone, toWall(zone, moment));
          // In the hour that clocks repeat, either of its two instants is right.
          expect(toWall(zone, back)).toBe(toWall(zone, moment));
        },
      ),
    );
  });
});
