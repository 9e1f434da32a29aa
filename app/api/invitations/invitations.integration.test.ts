import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Answer, startTestApi, type TestApi, type TestPerson } from "@/test/api";

const PASSWORD = "correct horse battery staple";

let api: TestApi;
let owner: TestPerson;
let manager: TestPerson;
let made = 0;

beforeAll(async () => {
  api = await startTestApi();
  owner = await api.person("owner");
  manager = await api.person("manager", { name: "Max" });
});

afterAll(() => api.stop());

const invite = (as: TestPerson, body: unknown) => api.call("/api/invitations", { as, method: "POST", body });
const revoke = (as: TestPerson, id: string) => api.call(`/api/invitations/${id}`, { as, method: "DELETE" });
const lookUp = (token: string) => api.call(`/api/invitations/accept?token=${encodeURIComponent(token)}`);
const accept = (token: string, more: object = {}) =>
  api.call("/api/invitations/accept", {
    method: "POST",
    body: { token, name: "Leslie", password: PASSWORD, ...more },
    headers: { origin: api.origin },
  });

/** A fresh invitation: its address, its id, and what its link holds. */
async function invited(role = "responder", as = manager) {
  made += 1;
  const email = `guest-${made}@parallax.test`;
  const answer = await invite(as, { email, role });
  expect(answer.status).toBe(201);
  return { email, ...parts(answer) };
}

function parts({ text }: Answer): { id: string; token: string } {
  const { invitation, link } = JSON.parse(text);
  return { id: invitation.id, token: new URL(link).searchParams.get("token") ?? "" };
}

describe("an invitation", () => {
  it("is a link to this Parallax, of which only a digest is kept", async () => {
    const answer = await invite(manager, { email: " Guest@Parallax.TEST ", role: "responder" });
    expect(answer.body).toMatchObject({
      invitation: { email: "guest@parallax.test", role: "responder", invitedBy: "Max", expired: false },
      link: expect.stringMatching(new RegExp(`^${api.origin}/invite\\?token=[\\w-]{43}$`)),
    });
    const kept = JSON.stringify(await api.runtime.database.prisma.invitation.findMany());
    expect(kept).not.toContain(parts(answer).token);
    expect((await api.call("/api/invitations", { as: manager })).text).not.toContain("token");
  });

  it("tells who holds it what it is, and changes nothing by that", async () => {
    const { email, token } = await invited("observer");
    for (let round = 0; round < 3; round += 1)
      expect((await lookUp(token)).body).toMatchObject({
        state: "open",
        email,
        role: "observer",
        invitedBy: "Max",
      });
    expect((await lookUp("nonsense")).body).toEqual({ state: "unknown" });
  });

  it("makes an account with its role, signed in, that signs in again with the password", async () => {
    const { email, token } = await invited("responder");
    const joined = await accept(token);
    expect(joined.status).toBe(200);
    expect(joined.body).toMatchObject({ email, name: "Leslie", role: "responder", hasPassword: true });
    expect((await api.call("/api/account", { as: joined })).status).toBe(200);
    const again = await api.call("/api/auth/sign-in", {
      method: "POST",
      body: { email, password: PASSWORD },
      headers: { origin: api.origin },
    });
    expect(again.status).toBe(200);
    expect((await lookUp(token)).body).toEqual({ state: "used" });
    expect((await accept(token)).body).toMatchObject({ status: 409, code: "conflict" });
  });

  it("makes one account when it is accepted eight times at once", async () => {
    const { email, token } = await invited();
    const answers = await Promise.all(Array.from({ length: 8 }, () => accept(token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
    expect(await api.runtime.database.prisma.user.count({ where: { email } })).toBe(1);
  });

  it("stays good after a password that is too short, and writes nothing", async () => {
    const { token } = await invited();
    const before = await api.countRows();
    const refused = await accept(token, { password: "short" });
    expect(refused.body).toMatchObject({ status: 422, errors: [{ path: "password" }] });
    expect((await accept(token, { name: " " })).body).toMatchObject({ errors: [{ path: "name" }] });
    expect(await api.countRows()).toEqual(before);
    expect((await accept(token)).status).toBe(200);
  });

  it("ends when it is revoked, when it runs out, and when the address is invited anew", async () => {
    const [revoked, late, first] = [await invited(), await invited(), await invited()];
    expect((await revoke(manager, revoked.id)).status).toBe(204);
    expect((await revoke(manager, revoked.id)).status).toBe(409);
    await api.runtime.database.prisma.invitation.update({
      where: { id: late.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    const second = parts(await invite(manager, { email: first.email, role: "observer" }));
    for (const [{ token }, state] of [
      [revoked, "revoked"],
      [late, "expired"],
      [first, "revoked"],
    ] as const) {
      expect((await lookUp(token)).body).toEqual({ state });
      expect((await accept(token)).status).toBe(409);
    }
    expect((await accept(second.token)).body).toMatchObject({ role: "observer" });
    expect((await accept("nonsense")).status).toBe(404);
  });

  it("is listed until it is accepted or revoked", async () => {
    const [open, gone, late] = [await invited(), await invited(), await invited()];
    await accept(gone.token);
    await api.runtime.database.prisma.invitation.update({
      where: { id: late.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    const { text } = await api.call("/api/invitations", { as: manager });
    const listed = new Map<string, { expired: boolean }>(
      JSON.parse(text).invitations.map((invitation: { id: string; expired: boolean }) => [
        invitation.id,
        invitation,
      ]),
    );
    expect(listed.get(open.id)).toMatchObject({ expired: false, invitedBy: "Max" });
    expect(listed.get(late.id)).toMatchObject({ expired: true });
    expect(listed.has(gone.id)).toBe(false);
  });

  it("is not for who has an account, nor a way for managers to make owners", async () => {
    const taken = await invite(manager, { email: owner.email, role: "responder" });
    expect(taken.body).toMatchObject({ status: 409, errors: [{ path: "email" }] });
    expect((await invite(manager, { email: "x@parallax.test", role: "owner" })).status).toBe(403);
    const heir = await invited("owner", owner);
    expect((await revoke(manager, heir.id)).status).toBe(403);
    expect((await revoke(owner, heir.id)).status).toBe(204);
    expect((await revoke(owner, "unknown")).status).toBe(404);
  });

  it("ends when its inviter may no longer give its role", async () => {
    const [one, other] = [await api.person("owner"), await api.person("manager")];
    const [heir, helper, guest] = [
      await invited("owner", one),
      await invited("responder", one),
      await invited("responder", other),
    ];
    const demote = (person: TestPerson, role: string) =>
      api.call(`/api/people/${person.id}`, { as: owner, method: "PATCH", body: { role } });
    await demote(one, "manager");
    await demote(other, "responder");
    expect((await accept(heir.token)).status).toBe(409);
    expect((await accept(guest.token)).status).toBe(409);
    expect((await accept(helper.token)).status).toBe(200);
  });

  it.each([
    [{ role: "responder" }, "email"],
    [{ email: "no address", role: "responder" }, "email"],
    [{ email: "a@b.test", role: "king" }, "role"],
    [{ email: `${"a".repeat(300)}@b.test`, role: "observer" }, "email"],
  ])("cannot be made from %j", async (body, path) => {
    expect((await invite(manager, body)).body).toMatchObject({ status: 422, errors: [{ path }] });
  });
});
