import { afterAll, beforeAll, expect, it } from "vitest";

import { startTestApi, type TestApi } from "@/test/api";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({ origin: "https://parallax.test" });
});

afterAll(() => api.stop());

it("keeps sessions off unencrypted connections where the public address is encrypted", async () => {
  const person = await api.person("observer");
  expect(person.cookie).toMatch(/^__Secure-parallax\.session_token=/);
  const out = await api.call("/api/auth/sign-out", { as: person, method: "POST" });
  expect(out.headers.getSetCookie().join()).toMatch(/__Secure-parallax\.session_token=;.*; Secure/);
  expect((await api.call("/api/account", { as: person })).status).toBe(401);
});

it("invites to the public address", async () => {
  const manager = await api.person("manager");
  const body = { email: "guest@parallax.test", role: "observer" };
  const invited = await api.call("/api/invitations", { as: manager, method: "POST", body });
  expect(invited.body).toMatchObject({
    link: expect.stringMatching(/^https:\/\/parallax\.test\/invite\?token=/),
  });
});
