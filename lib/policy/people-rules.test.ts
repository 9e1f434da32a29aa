import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Role, roles } from "./abilities";
import type { Actor } from "./actor";
import {
  changePerson,
  grantableByRole,
  grantableRoles,
  type PersonChange,
  type PersonStanding,
} from "./people-rules";

const person = (role: Role, id = "me"): Actor => ({
  kind: "person",
  id,
  name: "Me",
  email: "me@parallax.test",
  role,
  sessionId: "s",
});

const changes: fc.Arbitrary<PersonChange> = fc.oneof(
  fc.record({ role: fc.constantFrom(...roles) }),
  fc.record({ disabled: fc.boolean() }),
);
const standings: fc.Arbitrary<PersonStanding> = fc.record({
  id: fc.constantFrom("me", "other"),
  role: fc.constantFrom(...roles),
  disabled: fc.boolean(),
});

const owns = ({ role, disabled }: PersonStanding) => (role === "owner" && !disabled ? 1 : 0);

describe("which roles somebody may give", () => {
  it.each([
    ["owner", roles],
    ["manager", ["manager", "responder", "observer"]],
    ["responder", []],
    ["observer", []],
  ] as const)("%s: %j", (role, grantable) => {
    expect(grantableRoles(person(role))).toEqual(grantable);
    expect(grantableByRole(role)).toEqual(grantable);
  });

  it("is nothing for a token without the admin scope", () => {
    const token: Actor = {
      kind: "token",
      id: "me",
      name: "Me",
      email: "",
      role: "owner",
      tokenId: "t",
      scopes: ["read", "write"],
    };
    expect(grantableRoles(token)).toEqual([]);
    expect(grantableRoles({ ...token, scopes: ["admin"] })).toEqual(roles);
  });
});

describe("a change of a person", () => {
  it("never leaves nobody who owns", () => {
    fc.assert(
      fc.property(standings, changes, fc.integer({ min: 1, max: 3 }), (target, change, activeOwners) => {
        const outcome = changePerson(person("owner"), target, change, activeOwners);
        const after = outcome.ok ? outcome.value : target;
        expect(activeOwners - owns(target) + owns(after)).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is never made by who may not manage people, and no manager touches or makes an owner", () => {
    fc.assert(
      fc.property(fc.constantFrom(...roles), standings, changes, (role, target, change) => {
        const outcome = changePerson(person(role), target, change, 2);
        const touched = outcome.ok ? [target.role, outcome.value.role] : [];
        const grantable = grantableByRole(role);
        expect(touched.filter((given) => !grantable.includes(given))).toEqual([]);
      }),
    );
  });

  it.each([
    [
      "to what it is already",
      { id: "other", role: "observer", disabled: false },
      { role: "observer" },
      "unchanged",
    ],
    ["that shuts oneself out", { id: "me", role: "owner", disabled: false }, { disabled: true }, "conflict"],
    ["of the last owner", { id: "me", role: "owner", disabled: false }, { role: "manager" }, "conflict"],
  ] as const)("%s is refused", (_, target, change, code) => {
    expect(changePerson(person("owner"), target, change, 1)).toMatchObject({ ok: false, problem: { code } });
  });

  it("keeps a role while somebody is shut out, and an owner who is shut out does not count", () => {
    const owner = person("owner");
    const outside: PersonStanding = { id: "other", role: "owner", disabled: true };
    expect(changePerson(owner, outside, { role: "observer" }, 1)).toEqual({
      ok: true,
      value: { id: "other", role: "observer", disabled: true },
    });
    expect(changePerson(owner, outside, { disabled: false }, 1)).toMatchObject({ ok: true });
  });
});
