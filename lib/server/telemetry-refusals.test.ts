import { expect, it } from "vitest";

import type { Actor } from "@/lib/policy/actor";

import { createTelemetryRefusals } from "./telemetry-refusals";

const token = (tokenId: string): Actor => ({
  kind: "token",
  id: "p",
  name: "Ada",
  email: "ada@parallax.test",
  role: "responder",
  tokenId,
  scopes: ["ingest"],
});

it("remembers the last refusal of each sender and signal, and how many there were", () => {
  let now = 0;
  const { note, list } = createTelemetryRefusals(() => (now += 1_000));
  note({ actor: token("a"), signal: "traces", reason: "first" });
  note({ actor: null, signal: "logs", reason: "Who are you?" });
  note({ actor: token("b"), signal: "traces", reason: "other" });
  note({ actor: token("a"), signal: "traces", reason: "second" });
  expect(list()).toEqual([
    {
      sender: "a token of Ada",
      signal: "traces",
      reason: "second",
      at: "1970-01-01T00:00:04.000Z",
      times: 2,
    },
    { sender: "a token of Ada", signal: "traces", reason: "other", at: "1970-01-01T00:00:03.000Z", times: 1 },
    {
      sender: "somebody without a valid token",
      signal: "logs",
      reason: "Who are you?",
      at: "1970-01-01T00:00:02.000Z",
      times: 1,
    },
  ]);
});

it("stays small, whoever sends what", () => {
  const { note, list } = createTelemetryRefusals(() => 0, 3);
  for (let index = 0; index < 10; index++)
    note({ actor: token(`${index}`), signal: "logs", reason: `\u0000\n${"x".repeat(10_000)}${index}` });
  expect(list()).toHaveLength(3);
  expect(list().every(({ reason }) => /^x{300}…$/.test(reason))).toBe(true);
});
