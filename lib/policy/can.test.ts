import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  abilities,
  type Ability,
  eventAbilities,
  type Role,
  roles,
  scopeAbilities,
  scopes,
} from "./abilities";
import type { Actor } from "./actor";
import { can, canSee } from "./can";

/** Who may what, written out: o owner, m manager, r responder, b observer, x Parallax's own jobs. */
const table: Readonly<Record<Ability, string>> = {
  "read incidents": "omrbx",
  "read telemetry": "omrbx",
  "declare incidents": "omrx",
  "take part in incidents": "omrx",
  "edit what others wrote": "om",
  "redact events": "om",
  "restrict incidents": "om",
  "merge incidents": "om",
  "import incidents": "om",
  "record findings": "x",
  "send telemetry": "omrx",
  "send alerts": "omrx",
  "send changes": "omrx",
  "remove samples": "om",
  "share reports": "om",
  "manage people": "om",
  "manage owners": "o",
  "manage settings": "o",
  "manage own account": "omrb",
};

const person = (role: Role): Actor => ({
  kind: "person",
  id: "p",
  name: "P",
  email: "p@parallax.test",
  role,
  sessionId: "s",
});
const machine: Actor = { kind: "machine", id: "engine", name: "Engine" };
const actors: readonly [string, Actor][] = [
  ["o", person("owner")],
  ["m", person("manager")],
  ["r", person("responder")],
  ["b", person("observer")],
  ["x", machine],
];
const token = (role: Role, given: readonly (typeof scopes)[number][]): Actor => ({
  kind: "token",
  id: "p",
  name: "P",
  email: "p@parallax.test",
  role,
  tokenId: "t",
  scopes: given,
});

describe("who may what", () => {
  it.each(abilities.flatMap((ability) => actors.map(([letter, actor]) => ({ ability, letter, actor }))))(
    "$letter: $ability",
    ({ ability, letter, actor }) => {
      expect(can(actor, ability)).toBe(table[ability].includes(letter));
    },
  );

  it("never gives a token more than its person, nor more than its scopes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.subarray([...scopes]),
        fc.constantFrom(...abilities),
        (role, given, ability) => {
          const allowed = can(token(role, given), ability);
          expect(allowed).toBe(
            can(person(role), ability) && given.some((scope) => scopeAbilities[scope].includes(ability)),
          );
        },
      ),
    );
  });

  it("gives no token the account, and no token without a scope anything", () => {
    for (const role of roles) {
      expect(can(token(role, scopes), "manage own account")).toBe(false);
      for (const ability of abilities) expect(can(token(role, []), ability)).toBe(false);
    }
  });

  it("lets a read token write nothing", () => {
    const needed = Object.values(eventAbilities);
    for (const ability of needed) expect(can(token("owner", ["read"]), ability)).toBe(false);
  });
});

const as = (role: Role, id: string): Actor => ({ ...person(role), id });

describe("who sees an incident", () => {
  const access = { restricted: true, people: [{ id: "inside" }] };
  it.each([
    ["everybody sees an open one", as("observer", "anyone"), { ...access, restricted: false }, true],
    ["who was let in sees a restricted one", as("observer", "inside"), access, true],
    ["who was not does not", as("responder", "outside"), access, false],
    ["managers are not let in by their role", as("manager", "outside"), access, false],
    ["owners always see it", as("owner", "outside"), access, true],
    ["the machine does", machine, access, true],
  ] as const)("%s", (_, actor, given, seen) => {
    expect(canSee(actor, given)).toBe(seen);
  });

  it("is hidden from a token of somebody who is not let in, and from one without scopes", () => {
    expect(canSee(token("manager", ["read"]), access)).toBe(false);
    expect(canSee(token("owner", ["read"]), access)).toBe(true);
    expect(canSee(token("owner", []), { ...access, restricted: false })).toBe(false);
  });
});
