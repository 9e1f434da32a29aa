import { describe, expect, it } from "vitest";

import { finishedLines } from "@/test/investigation-log";
import { declared, logOf, stateOf } from "@/test/sample-log";

import { knownServices, readSteering } from "./steering";
import { zoneOf } from "./zone";

const clock = { zone: zoneOf("UTC"), nowMs: Date.parse("2026-11-22T15:00:00Z") };
const services = ["checkout", "payments-api", "payments-db", "search-api"];
const read = (text: string) => readSteering(text, clock, services);
const at = (time: string) => `2026-11-22T${time}:00.000Z`;

describe("readSteering", () => {
  it.each([
    ["Look at search since 14:00", "search-api", "14:00", null],
    ["look at payments-api between 14:10 and 14:40, please", "payments-api", "14:10", "14:40"],
    ["checkout from 13:00 to 13:30.", "checkout", "13:00", "13:30"],
    ["What happened in the last 20 minutes?", null, "14:40", null],
    ["the past 2 h of Checkout", "checkout", "13:00", null],
    ["Why do users see errors?", null, null, null],
  ])("reads %s", (text, service, from, to) => {
    expect(read(text)).toEqual({ service, from: from && at(from), to: to && at(to) });
  });

  it("does not choose between two services of one word, nor by a word that is only like one", () => {
    expect(read("Look at payments").service).toBeNull();
    expect(read("searching for it").service).toBeNull();
  });

  it("takes no time that is still to come, and no end without a beginning", () => {
    expect(read("since 2027-01-01 10:00")).toMatchObject({ from: null });
    expect(read("compare this to 14:00")).toMatchObject({ from: null, to: null });
  });
});

describe("knownServices", () => {
  it("are those of alerts, changes, hypotheses and chains, each once", () => {
    expect(knownServices(stateOf(logOf(finishedLines)))).toEqual(["checkout", "payments-api", "payments-db"]);
    expect(knownServices(stateOf(logOf([declared])))).toEqual([]);
  });
});
