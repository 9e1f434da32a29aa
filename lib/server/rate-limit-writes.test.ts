import { expect, it } from "vitest";

import type { Actor } from "@/lib/policy/actor";

import { createBadTokenLimit, createWriteLimit } from "./rate-limit-writes";

const person = (id: string, sessionId = "s"): Actor => ({
  kind: "person",
  id,
  name: id,
  email: `${id}@parallax.test`,
  role: "responder",
  sessionId,
});
const token = (id: string, tokenId: string): Actor => ({
  kind: "token",
  id,
  name: id,
  email: `${id}@parallax.test`,
  role: "responder",
  tokenId,
  scopes: ["write"],
});

const allowedOf = (limit: () => { ok: boolean }, tries: number) =>
  Array.from({ length: tries }, limit).filter(({ ok }) => ok).length;

it("lets each person and each token write a burst of their own, and more after a while", () => {
  let now = 0;
  const limit = createWriteLimit(() => now);
  expect(allowedOf(() => limit(person("ada")), 200)).toBe(120);
  expect(limit(person("ada"))).toMatchObject({ problem: { code: "rate_limited" } });
  // Another session is the same person.
  expect(limit(person("ada", "another")).ok).toBe(false);
  expect(allowedOf(() => limit(token("ada", "t1")), 200)).toBe(120);
  expect(limit(token("ada", "t2")).ok).toBe(true);
  expect(limit(person("grace")).ok).toBe(true);
  now = 1_000;
  expect(allowedOf(() => limit(person("ada")), 200)).toBe(12);
});

it("remembers those who write, however many others come and go", () => {
  const limit = createWriteLimit(() => 0);
  allowedOf(() => limit(person("busy")), 120);
  for (let other = 0; other < 25_000; other += 1) {
    limit(person(`other-${other}`));
    if (other % 5_000 === 0) limit(person("busy"));
  }
  expect(limit(person("busy")).ok).toBe(false);
});

it("stops a network that keeps sending tokens that open nothing", () => {
  const limit = createBadTokenLimit(() => 0);
  expect(allowedOf(() => limit("2001:db8::1"), 40)).toBe(30);
  expect(limit("2001:db8::2").ok).toBe(false);
  expect(limit("192.0.2.1").ok).toBe(true);
});
