import type { Page } from "@playwright/test";

import { anyFreePort, type E2eServer, startE2eServer } from "../test/e2e-server";
import { start, type TestOidcProvider } from "../test/oidc-provider";
import { declare } from "./fixtures/api";
import { mintPerson } from "./fixtures/people";
import { share } from "./fixtures/shared";
import { type Site, siteOf } from "./fixtures/site";
import { expect, test as story } from "./fixtures/story";

const NAME = "Corporate login";
const PASSWORD = "correct horse battery staple";

type World = { provider: TestOidcProvider; node: E2eServer; stop: () => Promise<void> };

async function startWorld({ databaseUrl }: Site): Promise<World> {
  const port = await anyFreePort();
  const provider = await start({
    origin: `http://127.0.0.1:${port}`,
    people: [
      { email: "barbara@parallax.test", name: "Barbara Liskov" },
      { email: "mallory@parallax.test", name: "Mallory", verified: false },
    ],
  });
  const env = { ...provider.env, OIDC_NAME: NAME };
  const node = await startE2eServer({ databaseUrl, port, env, worker: false });
  const stop = async () => {
    await node.stop();
    await provider.stop();
  };
  return { provider, node, stop };
}

const shared = share<World>();

/** A node on the common database that signs people in through a provider of its own. */
const test = story.extend<{ world: World }>({
  world: async ({ site }, use) => use(await shared.get(() => startWorld(site))),
});

test.slow();
// One node and provider for all of them.
test.describe.configure({ mode: "default" });
test.afterAll(shared.stop);

const iconOf = ({ provider }: World) => new RegExp(`${provider.issuer}/favicon\\.ico`);

const toProvider = (page: Page) => page.getByRole("button", { name: `Continue with ${NAME}` });

/** The provider's page, whose field has the name of ours. */
async function identify(page: Page, email: string): Promise<void> {
  await page.waitForURL(/\/interaction\//);
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
}

test("a person signs in through the identity provider, and comes back to where they were going", async ({
  open,
  world,
  person,
}) => {
  const site = siteOf(world.node);
  const { number, title } = await declare(site, await person("responder"));
  const { page, quiet } = await open(null, { site });
  quiet.allow(iconOf(world), "the provider has no icon");
  await page.goto(`/incidents/${number}`);
  await toProvider(page).click();
  await expect(page).toHaveURL(new RegExp(`^${world.provider.issuer}/`));
  await identify(page, "barbara@parallax.test");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page).toHaveURL(`${site.origin}/incidents/${number}`);
  await expect(page.getByRole("button", { name: /^Account / })).toHaveAccessibleName(
    "Account Barbara Liskov observer",
  );
});

test("whoever turns back, or is not vouched for, is told so and stays outside", async ({ open, world }) => {
  const { page, quiet } = await open(null, { site: siteOf(world.node) });
  quiet.allow(iconOf(world), "the provider has no icon");
  await page.goto("/sign-in");
  await toProvider(page).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Sign-in was cancelled.")).toBeVisible();

  await toProvider(page).click();
  await identify(page, "mallory@parallax.test");
  await expect(page.getByText("Your e-mail address is not verified.")).toBeVisible();
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an answer with another state, or in another browser, signs nobody in", async ({ open, world }) => {
  const site = siteOf(world.node);
  const { page, quiet } = await open(null, { site });
  const { page: thief, quiet: theirs } = await open(null, { site });
  for (const each of [quiet, theirs]) each.allow(iconOf(world), "the provider has no icon");
  let asked = "";
  await page.route(`${world.provider.issuer}/auth?*`, async (route) => {
    asked = route.request().url();
    const forged = new URL(asked);
    forged.searchParams.set("state", "0".repeat(32));
    await route.continue({ url: forged.href });
  });
  await page.goto("/sign-in");
  await toProvider(page).click();
  await identify(page, "barbara@parallax.test");
  await expect(page.getByText("That did not work.")).toBeVisible();

  await thief.goto(asked);
  await identify(thief, "barbara@parallax.test");
  await expect(thief.getByText("That did not work.")).toBeVisible();
  for (const shown of [page, thief]) {
    await shown.goto("/");
    await expect(shown).toHaveURL(/\/sign-in/);
  }
});

test("with the identity provider down, the owner still gets in with a password", async ({
  open,
  site: common,
}) => {
  // A node that has not met it yet: one that has believes in it for a while.
  await shared.stop();
  const world = await shared.get(() => startWorld(common));
  const site = siteOf(world.node);
  const owner = await mintPerson(site, "owner", { password: PASSWORD });
  await world.provider.pause();
  const { page, quiet } = await open(null, { site });
  quiet.allow(/503/, "the provider is down");
  await page.goto("/sign-in");
  await expect(page.getByText(`${NAME} does not answer now.`)).toBeVisible();
  await toProvider(page).click();
  await expect(
    page
      .getByRole("alert")
      .or(page.getByRole("status"))
      .filter({ hasText: /reach|answer/ })
      .first(),
  ).toBeVisible();
  await page.getByRole("textbox", { name: "E-mail" }).fill(owner.email);
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Account / })).toHaveAccessibleName(
    `Account ${owner.name} owner`,
  );

  await world.provider.resume();
});
