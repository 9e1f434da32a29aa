import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { zoneOf } from "@/lib/timeline/zone";

import { findComponent } from "./find-component";
import { type KnownThings, readWords } from "./read-words";

const NOW = Date.parse("2026-03-02T13:30:00Z");
const known: KnownThings = {
  components: ["payments", "payments-db", "cart-service", "frontend", "redis"],
  changes: [
    { id: "deploy:881", title: "checkout 4.12.0", service: "cart-service", atMs: NOW - 3_600_000 },
    {
      id: "3f9c2b17aa04",
      title: "Raise the pool size of payments",
      service: "payments",
      atMs: NOW - 7_200_000,
    },
    { id: "flag-9", title: "New search ranking for everybody", service: null, atMs: NOW - 60_000 },
  ],
  zone: zoneOf("Europe/Berlin"),
  nowMs: NOW,
};
const read = (text: string) => readWords(text, known);
const at = (iso: string) => ({ sinceMs: Date.parse(iso) });

describe("a person's words", () => {
  it.each([
    ["payments leaks database connections", { component: "payments", kind: "pool" }],
    ["The payments db is out of disk", { component: "payments-db", kind: "disk" }],
    ["payments-db has too many connections", { component: "payments-db", kind: "pool" }],
    ["CartService is slow after the GC pauses", { component: "cart-service", kind: "memory" }],
    ["the frontned pods are throttled", { component: "frontend", kind: "cpu" }],
    ["I think redis lost packets", { component: "redis", kind: "network" }],
    ["something in the cart broke", { component: "cart-service", kind: null }],
  ])("name a component and a kind: %s", (text, expected) => {
    expect(read(text)).toMatchObject({ ...expected, question: null });
  });

  it.each([
    ["It is deploy:881", "deploy:881", "cart-service"],
    ["Version 4.12.0 broke it", "deploy:881", "cart-service"],
    ["3f9c2b1 is the culprit", "3f9c2b17aa04", "payments"],
    ["somebody raised the pool size", "3f9c2b17aa04", "payments"],
    ["the deploy of cart-service", "deploy:881", "cart-service"],
    ["the last change did it", "flag-9", null],
  ])("name a change: %s", (text, changeId, component) => {
    expect(read(text)).toMatchObject({ changeId, component, kind: "change", question: null });
  });

  it.each([
    ["frontend is slow since 14:00", at("2026-03-02T13:00:00Z")],
    ["frontend is slow since 13:00 UTC", at("2026-03-02T13:00:00Z")],
    ["frontend fails from 2 pm on", at("2026-03-02T13:00:00Z")],
    // Later than now: yesterday.
    ["frontend is slow since 23:15", at("2026-03-01T22:15:00Z")],
    ["redis went away 20 minutes ago", at("2026-03-02T13:10:00Z")],
    ["frontend gets errors from 3 services", { sinceMs: null }],
  ])("name a time in the zone of the room: %s", (text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it("are asked about where several components fit", () => {
    expect(read("it is the payment thing").question).toBe(
      "I could not tell which component is meant. Did you mean payments or payments-db?",
    );
    expect(read("a commit broke it").question).toMatch(
      /^I could not tell which change is meant\. Did you mean "checkout/,
    );
  });

  it("are asked about where they name nothing", () => {
    expect(read("It smells funny.").question).toBe(
      "I could not tell which component or change is meant. Did you mean payments, payments-db, cart-service, frontend or another of 5?",
    );
    expect(readWords("hm", { ...known, components: [], changes: [] }).question).toMatch(
      /^I could not tell what is meant/,
    );
  });

  it("may name a kind alone", () => {
    expect(read("It is a third-party outage")).toMatchObject({
      component: null,
      kind: "third_party",
      question: null,
    });
  });

  it("always have an answer, whatever they are and whatever things are called", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 80 });
    fc.assert(
      fc.property(anyText, fc.array(anyText, { maxLength: 6 }), (text, components) => {
        const found = findComponent(text, components);
        expect(found.found !== "one" || components.includes(found.name)).toBe(true);
        expect(() => readWords(text, { ...known, components })).not.toThrow();
      }),
    );
  });

  it("find a component by its own name in any sentence", () => {
    fc.assert(
      fc.property(fc.constantFrom(...known.components), fc.boolean(), (name, isLoud) => {
        const text = `I believe that ${isLoud ? name.toUpperCase() : name.replace("-", " ")} is at fault`;
        expect(read(text).component).toBe(name);
      }),
    );
  });
});
