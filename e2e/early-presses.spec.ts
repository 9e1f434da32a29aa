import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures/story";

const CODE = "**/_next/static/**/*.js";

/** Keeps the page's own code away until it is let in. */
async function withoutCode(page: Page): Promise<{ letIn: () => void }> {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  await page.route(CODE, async (route) => {
    if (!isOpen) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  return {
    letIn() {
      isOpen = true;
      for (const goOn of waiting) goOn();
    },
  };
}

const runs = (page: Page) => page.waitForFunction(() => window.earlyPresses === undefined);

test("a click on a page that does not run yet is not lost", async ({ open, person }) => {
  const grace = await person("responder");
  const { page } = await open(grace);
  const code = await withoutCode(page);
  await page.goto("/", { waitUntil: "commit" });
  await page.getByRole("button", { name: `Account ${grace.name} responder` }).click();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toHaveCount(0);
  code.letIn();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
});

test("who clicks again before the page runs has clicked once", async ({ open, person }) => {
  const { page } = await open(await person("responder"));
  await page.setViewportSize({ width: 1440, height: 900 });
  const code = await withoutCode(page);
  await page.goto("/", { waitUntil: "commit" });
  const toggle = page.getByRole("button", { name: "Fold or unfold the sidebar" });
  // Its drawing first, then what is around that.
  await toggle.click();
  await toggle.click({ position: { x: 2, y: 2 } });
  code.letIn();
  await runs(page);
  await expect(page.locator("[data-sidebar]")).toHaveAttribute("data-sidebar", "rail");
});

test("a shortcut and what is typed after it before the page runs end up where they were meant for", async ({
  open,
  person,
}) => {
  const { page } = await open(await person("responder"));
  const code = await withoutCode(page);
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1, name: "Incidents" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("follow");
  code.letIn();
  await expect(page.getByRole("dialog", { name: "Command palette" }).getByRole("combobox")).toHaveValue(
    "follow",
  );
});

test("what the browser does by itself meanwhile is done once", async ({ open }) => {
  const { page } = await open(null);
  const code = await withoutCode(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  const email = page.getByRole("textbox", { name: "E-mail" });
  await email.click();
  await page.keyboard.type("grace@parallax.test");
  code.letIn();
  await runs(page);
  await expect(email).toHaveValue("grace@parallax.test");
  await expect(email).toBeFocused();
});
