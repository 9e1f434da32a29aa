import { describe, expect, it } from "vitest";

import { finishedLines, runningLines } from "@/test/investigation-log";
import { logOf, stateOf } from "@/test/sample-log";

import { chainOf, chainPlaces, isOnChain } from "./map-chain";

const chain = chainOf(stateOf(logOf(finishedLines)));
const on = (caller: string, callee: string) => isOnChain(chain, { caller, callee });

describe("the chain on the map", () => {
  it("is that of the newest investigation that found one", () => {
    expect(chain.map(({ component }) => component)).toEqual(["payments-db", "payments-api", "checkout"]);
    const again = {
      type: "investigation_started",
      payload: { investigationId: "i2", question: "Why?" },
    } as const;
    expect(chainOf(stateOf(logOf([...finishedLines, again])))).toEqual(chain);
    expect(chainOf(stateOf(logOf(runningLines)))).toEqual([]);
  });

  it("numbers its services, and names the first and the last", () => {
    expect([...chainPlaces(chain)]).toEqual([
      ["payments-db", "1 cause"],
      ["payments-api", "2"],
      ["checkout", "3 symptom"],
    ]);
  });

  it("runs along calls between neighbours, in either direction, and along no other", () => {
    expect([on("payments-api", "payments-db"), on("payments-db", "payments-api")]).toEqual([true, true]);
    expect([on("checkout", "payments-db"), on("checkout", "search-api")]).toEqual([false, false]);
  });
});
