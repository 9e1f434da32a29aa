import type { Page } from "@playwright/test";

import { call, declare } from "./fixtures/api";
import { stopOwnSite, test as alone } from "./fixtures/own-site";
import { connection, expectLive } from "./fixtures/room";
import { expect, test } from "./fixtures/story";

test.slow();

const PASSWORD = "correct horse battery staple";

async function fillIn(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields))
    await page.getByRole("textbox", { name: label }).fill(value);
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await fillIn(page, { "E-mail": email, Password: password });
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const account = (page: Page) => page.getByRole("button", { name: /^Account / });

alone.describe("in a Parallax of their own", () => {
  alone.describe.configure({ mode: "default" });
  alone.afterAll(stopOwnSite);

  alone("the first link makes the owner, and works no second time", async ({ open, node }) => {
    const link = await node.signInLink();
    const { page } = await open(null);
    await page.goto(link);
    await fillIn(page, { "Your name": "Ada Lovelace", "E-mail": "ada@parallax.test", Password: "short" });
    await page.getByRole("button", { name: "Start Parallax" }).click();
    await expect(page.getByText("Use at least 12 characters.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Password" })).toBeFocused();
    await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue("Ada Lovelace");

    await fillIn(page, { Password: PASSWORD });
    await page.getByRole("button", { name: "Start Parallax" }).click();
    await expect(account(page)).toHaveAccessibleName("Account Ada Lovelace owner");

    const { page: late } = await open(null);
    await late.goto(link);
    await expect(late.getByRole("heading", { level: 1, name: "This link opens nothing" })).toBeVisible();
    await expect(late.getByRole("button", { name: "Start Parallax" })).toHaveCount(0);

    await late.goto(await node.signInLink());
    await late.getByRole("button", { name: "Sign in as Ada Lovelace" }).click();
    await expect(account(late)).toHaveAccessibleName("Account Ada Lovelace owner");
  });

  alone("too many wrong passwords are stopped, and said to be", async ({ open, site: _ownSite }) => {
    // Whoever comes from this address shares its limit: here that is nobody else.
    const { page, quiet } = await open(null);
    quiet.allow(/sign-in.*(401|429)|(401|429).*sign-in/, "the story gives wrong passwords");
    await page.goto("/sign-in");
    const refused = page.getByText("That did not work.");
    const stopped = page.getByText("Too many tries.");
    await expect(async () => {
      await signIn(page, "nobody@parallax.test", "a wrong password that is long enough");
      await expect(refused.or(stopped)).toBeVisible();
      await expect(stopped).toBeVisible({ timeout: 100 });
    }).toPass({ timeout: 30_000, intervals: [0] });
    await expect(page.getByText(/Try again in \d+ (second|minute)s?\./)).toBeVisible();
  });
});

test("a person signs in with a password and out again", async ({ open, person }) => {
  const grace = await person("responder", { password: PASSWORD });
  const { page, quiet } = await open(null);
  quiet.allow(/401/, "the story begins with a wrong password");
  quiet.allow(/WebSocket.*Authentication failed/, "the session ends while the page may be connecting");
  await page.goto("/");
  await expect(page).toHaveURL("/sign-in");
  await signIn(page, grace.email, "not the right one at all");
  await expect(page.getByText("That did not work.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "E-mail" })).toHaveValue(grace.email);

  await signIn(page, grace.email, PASSWORD);
  await expect(account(page)).toHaveAccessibleName(`Account ${grace.name} responder`);
  await expect(page).toHaveURL("/");

  await account(page).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/");
  await expect(page).toHaveURL("/sign-in");
});

test("an unknown address and a wrong password are told apart by nobody", async ({ site, person }) => {
  const known = await person("responder", { password: PASSWORD });
  const attempt = (email: string) =>
    call(site, "/api/auth/sign-in", {
      method: "POST",
      body: { email, password: "not the right one at all" },
      headers: { origin: site.origin },
    });
  const [wrong, unknown] = await Promise.all([attempt(known.email), attempt(`x${known.email}`)]);
  expect(wrong.status).toBe(401);
  expect(unknown.status).toBe(401);
  expect(unknown.body).toEqual(wrong.body);
});

test("signing in leads back to where one was going, and never off the site", async ({
  open,
  person,
  site,
}) => {
  const ada = await person("responder", { password: PASSWORD });
  const { number } = await declare(site, ada);
  const { page } = await open(null);
  await page.goto(`/incidents/${number}?view=board`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, ada.email, PASSWORD);
  await expect(page).toHaveURL(`/incidents/${number}?view=board`);

  for (const next of [
    "//hostile.invalid",
    "https://hostile.invalid/",
    "/\\hostile.invalid",
    "javascript:alert(1)",
  ]) {
    // Whoever is signed out under an open page hears of it there.
    await page.goto("about:blank");
    await page.context().clearCookies();
    await page.goto(`/sign-in?${new URLSearchParams({ next }).toString()}`);
    await signIn(page, ada.email, PASSWORD);
    await expect(account(page)).toBeVisible();
    await expect(page).toHaveURL(`${site.origin}/`);
  }
});

test("a session that is ended elsewhere loses its open room at once", async ({ open, person, site }) => {
  const radia = await person("responder", { password: PASSWORD });
  const { number, title } = await declare(site, radia);
  const { page: here } = await open(radia);
  const { page: there, quiet } = await open(null);
  quiet.allow(/401/, "its session ends while the room is open");

  await there.goto(`/sign-in?next=/incidents/${number}`);
  await signIn(there, radia.email, PASSWORD);
  await expect(there.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expectLive(there);

  await here.goto("/settings/sessions");
  await here
    .getByRole("button", { name: /^Sign out/ })
    .first()
    .click();
  await expect(connection(there)).toHaveText("Signed out");

  await there.reload();
  await expect(there).toHaveURL(/\/sign-in/);
});

test("an invited person joins with a name and a password of their own", async ({ open, person }) => {
  const owner = await person("owner");
  const { page: host } = await open(owner);
  await host.goto("/settings/people");
  const email = `leslie.${owner.id.slice(0, 8)}@parallax.test`;
  await host.getByRole("textbox", { name: "E-mail" }).fill(email);
  await host.getByRole("button", { name: /^Invite/ }).click();
  const link = await host.getByRole("textbox", { name: `Link for ${email}` }).inputValue();

  const { page: guest } = await open(null);
  await guest.goto(link);
  await expect(guest.getByRole("textbox", { name: "E-mail" })).toHaveValue(email);
  await fillIn(guest, { "Your name": "Leslie Lamport", Password: PASSWORD });
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(account(guest)).toHaveAccessibleName(/^Account Leslie Lamport /);

  const { page: second } = await open(null);
  await second.goto(link);
  await expect(
    second.getByRole("heading", { level: 1, name: "This invitation opens nothing" }),
  ).toBeVisible();
  await expect(second.getByRole("button", { name: "Join" })).toHaveCount(0);
});
