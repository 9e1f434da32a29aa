import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { AccessChange } from "@/lib/store/access-channel";
import { onAccessChange } from "@/lib/store/access-channel";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";
import { until } from "@/test/until";

let api: TestApi;
let owner: TestPerson;
let manager: TestPerson;

beforeAll(async () => {
  api = await startTestApi();
  owner = await api.person("owner", { name: "Olga" });
  manager = await api.person("manager", { name: "Max" });
});

afterAll(() => api.stop());

const change = (as: TestPerson | { bearer: string }, id: string, body: unknown) =>
  api.call(`/api/people/${id}`, { as, method: "PATCH", body });

/** Whoever is the only owner now. */
async function lastOwner(): Promise<TestPerson> {
  const only = await api.person("owner");
  await api.runtime.database.prisma.user.updateMany({
    where: { role: "owner", id: { not: only.id } },
    data: { role: "observer" },
  });
  return only;
}

describe("the list of people", () => {
  it("shows addresses to those who manage people, and to nobody else", async () => {
    const observer = await api.person("observer");
    const seen = await api.call("/api/people", { as: manager });
    expect(seen.body).toMatchObject({
      people: expect.arrayContaining([
        expect.objectContaining({
          id: owner.id,
          name: "Olga",
          email: owner.email,
          role: "owner",
          disabled: false,
        }),
      ]),
    });
    const hidden = await api.call("/api/people", { as: observer });
    expect(hidden.status).toBe(200);
    expect(hidden.text).toContain("Olga");
    expect(hidden.text).not.toContain("@");
  });
});

describe("roles", () => {
  it("change at once, for the next request too", async () => {
    const person = await api.person("observer");
    expect((await api.call("/api/invitations", { as: person })).status).toBe(403);
    expect((await change(owner, person.id, { role: "manager" })).body).toMatchObject({ role: "manager" });
    expect((await api.call("/api/invitations", { as: person })).status).toBe(200);
    expect((await change(owner, person.id, { role: "manager" })).body).toMatchObject({ code: "unchanged" });
  });

  it("of owners are changed by owners only, and only they make owners", async () => {
    const [person, second] = [await api.person("responder"), await api.person("owner")];
    for (const [id, body] of [
      [person.id, { role: "owner" }],
      [second.id, { role: "responder" }],
      [second.id, { disabled: true }],
      [manager.id, { role: "owner" }],
    ] as const)
      expect((await change(manager, id, body)).body).toMatchObject({ status: 403, code: "forbidden" });
    expect((await change(owner, second.id, { role: "responder" })).status).toBe(200);
  });

  it.each([{}, { role: "king" }, { role: "owner", disabled: true }, { disabled: "yes" }, [], "x"])(
    "cannot become %j",
    async (body) => {
      expect((await change(owner, manager.id, body)).body).toMatchObject({ status: 422, code: "invalid" });
    },
  );

  it("of nobody cannot be changed", async () => {
    expect((await change(owner, "nobody", { role: "observer" })).status).toBe(404);
  });
});

describe("the last owner", () => {
  it("can neither step down nor be shut out", async () => {
    const last = await lastOwner();
    for (const body of [{ role: "manager" }, { role: "observer" }])
      expect((await change(last, last.id, body)).body).toMatchObject({ status: 409, code: "conflict" });
    expect((await change(last, last.id, { disabled: true })).status).toBe(409);
    const token = await api.token(last, ["admin"]);
    expect((await change(token, last.id, { role: "manager" })).status).toBe(409);
  });

  it("remains when two owners demote each other at the same moment", async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await lastOwner();
      const other = await api.person("owner");
      const answers = await Promise.all([
        change(one, other.id, { role: "manager" }),
        change(other, one.id, { role: "manager" }),
      ]);
      const { prisma } = api.runtime.database;
      expect(await prisma.user.count({ where: { role: "owner", disabledAt: null } })).toBe(1);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    }
  });
});

describe("shutting a person out", () => {
  it("ends their sessions, tokens and invitations, and tells every node; letting them in again ends nothing", async () => {
    const boss = await api.person("owner");
    const person = await api.person("manager");
    const token = await api.token(person, ["read"]);
    const invited = await api.call("/api/invitations", {
      as: person,
      method: "POST",
      body: { email: "backdoor@parallax.test", role: "manager" },
    });
    expect(invited.status).toBe(201);
    const changes: AccessChange[] = [];
    let live = false;
    const stop = onAccessChange(api.runtime.notifications, {
      onChange: (access) => void changes.push(access),
      onAnything: () => (live = true),
    });
    await until(() => live);

    expect((await change(boss, person.id, { disabled: true })).body).toMatchObject({ disabled: true });
    await until(() => changes.length > 0);
    stop();
    expect(changes).toEqual([{ personId: person.id }]);
    for (const as of [person, token]) expect((await api.call("/api/account", { as })).status).toBe(401);
    expect(await api.runtime.database.prisma.session.count({ where: { userId: person.id } })).toBe(0);
    const invitation = await api.runtime.database.prisma.invitation.findFirstOrThrow({
      where: { email: "backdoor@parallax.test" },
    });
    expect(invitation.revokedAt).not.toBeNull();

    expect((await change(boss, person.id, { disabled: false })).status).toBe(200);
    expect((await api.call("/api/account", { as: token })).status).toBe(200);
    expect((await api.call("/api/account", { as: await api.session(person.id) })).status).toBe(200);
  });

  it("is not for oneself", async () => {
    expect((await change(manager, manager.id, { disabled: true })).body).toMatchObject({ code: "conflict" });
  });
});

describe("other people's sessions", () => {
  it("are the owners' to see and to end", async () => {
    const boss = await api.person("owner");
    const person = await api.person("responder");
    const path = `/api/people/${person.id}/sessions`;
    expect((await api.call(path, { as: manager })).status).toBe(403);
    expect((await api.call(path, { as: boss })).body).toMatchObject({
      sessions: [{ current: false, userAgent: null }],
    });
    expect((await api.call(path, { as: boss, method: "DELETE" })).status).toBe(204);
    expect((await api.call("/api/account", { as: person })).status).toBe(401);
    expect((await api.call("/api/people/nobody/sessions", { as: boss })).status).toBe(404);
  });
});
