import { expect, it } from "vitest";

import type { Sent, Taken } from "@/lib/telemetry/store-port";

import { boundedTake } from "./bounded-take";

const MIB = 1024 * 1024;
const TAKEN: Taken = { ok: true, rows: 1, rejected: { count: 0, message: "" } };

function sent(bytes: number): Sent {
  return { signal: "traces", format: "protobuf", body: new Uint8Array(bytes), receivedUs: 0, service: "" };
}

it("takes no more than may be on its way, and more again when that has come, or failed to", async () => {
  const underWay: { resolve: (taken: Taken) => void; reject: (error: Error) => void }[] = [];
  const take = boundedTake(() => new Promise((resolve, reject) => underWay.push({ resolve, reject })));
  // One is taken however large it is.
  const large = take(sent(60 * MIB));
  expect(await take(sent(1))).toEqual({ ok: false, why: "busy", retryAfterSeconds: 1 });
  underWay.shift()?.resolve(TAKEN);
  expect(await large).toEqual(TAKEN);

  const two = [take(sent(20 * MIB)), take(sent(28 * MIB))];
  expect(await take(sent(1))).toMatchObject({ why: "busy" });
  underWay.shift()?.reject(new Error("the disk is full"));
  await expect(two[0]).rejects.toThrow("the disk is full");
  const third = take(sent(20 * MIB));
  for (const { resolve } of underWay) resolve(TAKEN);
  expect(await Promise.all([two[1], third])).toEqual([TAKEN, TAKEN]);
});

it("counts what a body was, whatever becomes of its buffer", async () => {
  const take = boundedTake(({ body }) => {
    structuredClone(body, { transfer: [body.buffer] });
    return Promise.resolve(TAKEN);
  });
  for (let round = 0; round < 3; round++) expect(await take(sent(40 * MIB))).toEqual(TAKEN);
});
