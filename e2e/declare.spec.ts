import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import { call, declare } from "./fixtures/api";
import { enterRoom } from "./fixtures/room";
import { expect, test } from "./fixtures/story";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Declare an incident" });
const row = (page: Page, title: string) => page.getByRole("link", { name: title, exact: true });

test("an incident is declared with the keyboard alone", async ({ open, person }) => {
  const { page } = await open(await person("responder"));
  const title = `Checkout fails for cards ${randomUUID().slice(0, 8)}`;
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Incidents" })).toBeVisible();
  await page.keyboard.press("c");
  await expect(dialog(page).getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press("Tab");
  await expect(dialog(page).getByRole("radio", { name: /undetermined/i })).toBeFocused();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowLeft");
  await expect(dialog(page).getByRole("radio", { name: /SEV2/ })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.type("Since the last deploy.");
  await page.keyboard.press("Control+Enter");

  await expect(page).toHaveURL(/\/incidents\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("i");
  await expect(row(page, title)).toBeVisible();
});

test("submitting twice declares once", async ({ open, person, site }) => {
  const responder = await person("responder");
  const { page } = await open(responder);
  const title = `Twice ${randomUUID()}`;
  await page.goto("/");
  await page.getByRole("button", { name: /^Declare incident/ }).click();
  await dialog(page).getByRole("textbox", { name: "Title" }).fill(title);
  await dialog(page)
    .getByRole("button", { name: /^Declare incident/ })
    .dblclick();
  await expect(page).toHaveURL(/\/incidents\//);
  const { body } = await call(site, `/api/incidents?q=${encodeURIComponent(title)}`, { as: responder });
  expect(body).toMatchObject({ incidents: [{ title }] });
});

test("what is wrong stands at its field, and nothing typed is lost", async ({ open, person }) => {
  const { page } = await open(await person("responder"));
  await page.goto("/");
  await page.keyboard.press("c");
  const summary = dialog(page).getByRole("textbox", { name: "Summary" });
  await summary.fill("Kept");
  await dialog(page)
    .getByRole("button", { name: /^Declare incident/ })
    .click();
  const title = dialog(page).getByRole("textbox", { name: "Title" });
  await expect(title).toBeFocused();
  await expect(title).toHaveAttribute("aria-invalid", "true");
  await expect(title).toHaveAccessibleDescription(/Say in a few words what is broken/);
  await title.fill("x".repeat(201));
  await dialog(page)
    .getByRole("button", { name: /^Declare incident/ })
    .click();
  await expect(title).toHaveAccessibleDescription(/At most 200 characters/);

  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await page.keyboard.press("c");
  await expect(summary).toHaveValue("Kept");
});

test("the list is filtered by its address", async ({ open, person, site }) => {
  const responder = await person("responder");
  const mark = randomUUID().slice(0, 8);
  const titled = (words: string) => ({ title: `${words} ${mark}` });
  const worst = await declare(site, responder, { ...titled("Worst"), severity: "SEV1" });
  const drill = await declare(site, responder, { ...titled("Drill"), severity: "SEV3", kind: "drill" });
  const over = await declare(site, responder, { ...titled("Over"), severity: "SEV1", status: "resolved" });
  const { page } = await open(responder);

  await page.goto(`/?q=${mark}`);
  for (const { title } of [worst, drill, over]) await expect(row(page, title)).toBeVisible();
  await page.goto(`/incidents?severity=SEV1&q=${mark}`);
  await expect(page).toHaveURL(`/?severity=SEV1&q=${mark}`);
  await expect(row(page, worst.title)).toBeVisible();
  await expect(row(page, over.title)).toBeVisible();
  await expect(row(page, drill.title)).toHaveCount(0);
  await page.goto(`/?state=active&kind=real&q=${mark}`);
  await expect(row(page, worst.title)).toBeVisible();
  await expect(row(page, over.title)).toHaveCount(0);
  await expect(row(page, drill.title)).toHaveCount(0);
  await page.goto(`/?q=nothing-${mark}`);
  await expect(row(page, worst.title)).toHaveCount(0);
  await expect(page.getByText(/no incident/i).first()).toBeVisible();
});

test("the list learns of a new incident without a reload", async ({ open, person, site }) => {
  const { page } = await open(await person("observer"));
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Incidents" })).toBeVisible();
  const { title } = await declare(site, await person("responder"));
  await expect(row(page, title)).toBeVisible();
});

test("the palette finds a room and a page, and the sheet names the keys", async ({ open, person, site }) => {
  const responder = await person("responder");
  const { title, number } = await declare(site, responder);
  const { page } = await open(responder);
  await page.goto("/");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(`INC-${number}`);
  await expect(palette.getByRole("option", { name: title })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("api tok");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/settings/tokens");
  await expect(palette).toBeHidden();

  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Declare an incident")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});

test("what is typed before the palette is there is what it is asked for, and no shortcut", async ({
  open,
  person,
  site,
}) => {
  const responder = await person("responder");
  const { number } = await declare(site, responder);
  const { page } = await open(responder);
  await enterRoom(page, `/incidents/${number}`);
  // Whatever the page fetches from here on is slow: the code of the palette.
  await page.route("**/_next/static/**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("roel");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("le");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette.getByRole("combobox")).toHaveValue("role");
  await page.keyboard.type("s");
  await expect(palette.getByRole("combobox")).toHaveValue("roles");
  // Behind a dialog no role is found, so it is asked for by what it is.
  const titleField = page.locator("header input[aria-label=Title]");
  await expect(titleField).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();

  // A form of the room that is on its way takes no words, and no other shortcut runs.
  await page.keyboard.press("t");
  await page.keyboard.type("re");
  await expect(page.getByRole("dialog", { name: "Add a task" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await expect(titleField).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(titleField).toBeFocused();
});
