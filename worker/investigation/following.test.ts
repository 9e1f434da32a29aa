import { expect, it } from "vitest";

import { following } from "./following";

const request = { incidentId: "one" };

/** A log that counts who follows it. */
function countedLog() {
  const log = {
    followers: 0,
    watch: () => {
      log.followers += 1;
      return Promise.resolve({ head: 1, release: () => void (log.followers -= 1) });
    },
  };
  return log;
}

it("follows the log while the job is at it, and no longer, whatever comes of it", async () => {
  const log = countedLog();
  const followers = () => Promise.resolve(log.followers);
  await expect(following(log, request, followers)).resolves.toBe(1);
  expect(log.followers).toBe(0);
  await expect(following(log, request, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
  expect(log.followers).toBe(0);
});

it("lets the job go on where the log cannot be followed", async () => {
  const away = { watch: () => Promise.reject(new Error("away")) };
  await expect(following(away, request, () => Promise.resolve("done"))).resolves.toBe("done");
});
