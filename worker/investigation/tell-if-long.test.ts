import { setTimeout as sleep } from "node:timers/promises";

import { expect, it } from "vitest";

import { tellIfLong } from "./tell-if-long";

const LONG_MS = 20;
const FOR_EVER_MS = 60_000;

it("tells nothing of what is soon over, whatever comes of it", async () => {
  const told: string[] = [];
  const tell = () => Promise.resolve(told.push("goes on"));
  await expect(tellIfLong(tell, Promise.resolve("found"), FOR_EVER_MS)).resolves.toBe("found");
  await expect(tellIfLong(tell, Promise.reject(new Error("failed")), FOR_EVER_MS)).rejects.toThrow("failed");
  expect(told).toEqual([]);
});

it("has told of what takes long before that is over", async () => {
  const told: string[] = [];
  const tell = async () => {
    await sleep(LONG_MS);
    told.push("goes on");
  };
  const work = sleep(LONG_MS * 2).then(() => "found");
  await expect(tellIfLong(tell, work, LONG_MS)).resolves.toBe("found");
  expect(told).toEqual(["goes on"]);
});

it("fails where that could not be told: the log is away", async () => {
  const work = sleep(LONG_MS * 2);
  await expect(tellIfLong(() => Promise.reject(new Error("away")), work, LONG_MS)).rejects.toThrow("away");
});
