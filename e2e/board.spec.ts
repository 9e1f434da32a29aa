import type { Locator, Page } from "@playwright/test";

import { append, declare, readLog } from "./fixtures/api";
import { choose, enterRoom, expectLive, feed } from "./fixtures/room";
import { expect, test } from "./fixtures/story";

const board = (page: Page): Locator => page.getByRole("region", { name: "Hypothesis board" });
const column = (page: Page, state: string): Locator => board(page).locator(`[data-column="${state}"]`);
const card = (page: Page, claim: string): Locator =>
  board(page).getByRole("listitem").filter({ hasText: claim });

test("a board whose code comes late is the one that the server drew, and then what happened meanwhile", async ({
  open,
  person,
  site,
}) => {
  const ada = await person("responder");
  const { incidentId, number } = await declare(site, ada);
  const { page } = await open(ada);
  const held: (() => void)[] = [];
  await page.route("**/_next/static/chunks/**", async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes("Hypothesis board")) {
      await new Promise<void>((resolve) => held.push(resolve));
    }
    await route.fulfill({ response });
  });
  await page.goto(`/incidents/${number}?view=board`);
  await expectLive(page);
  const claim = "The pool is full";
  await append(site, ada, incidentId, "hypothesis_proposed", {
    hypothesisId: "pool",
    kind: "resource",
    claim,
  });
  await append(site, ada, incidentId, "severity_changed", { severity: "SEV2" });
  await expect(page.getByRole("button", { name: /^Severity: SEV2/ })).toBeVisible();
  expect(held.length).toBeGreaterThan(0);
  await expect(column(page, "proposed")).toBeVisible();
  await expect(card(page, claim)).toHaveCount(0);
  for (const release of held) release();
  // A difference between the two would be told in the console.
  await expect(card(page, claim)).toBeVisible();
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("a hypothesis is proposed, argued over and moved with a reason, and the other sees each step", async ({
  open,
  person,
  site,
}) => {
  const [ada, grace] = await Promise.all([person("responder"), person("responder")]);
  const { incidentId, number } = await declare(site, ada);
  await append(site, ada, incidentId, "note_added", { markdown: "Pool is at 100 of 100" });
  const { page: one } = await open(ada);
  const { page: other } = await open(grace);
  for (const page of [one, other]) {
    await page.goto(`/incidents/${number}?view=board`);
    await expectLive(page);
    await expect(column(page, "proposed").getByRole("link", { name: "No change is to blame" })).toBeVisible();
  }

  const claim = "Checkout 4.2 exhausts the pool";
  await one.keyboard.press("h");
  const propose = one.getByRole("dialog", { name: "Propose a hypothesis" });
  await propose.getByText("In full", { exact: true }).click();
  await propose.getByRole("textbox", { name: "Claim" }).fill(claim);
  await propose.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Change" });
  await propose.getByRole("combobox", { name: "Component" }).fill("payments-api");
  await propose.getByRole("button", { name: /^Propose/ }).click();
  await expect(column(other, "proposed").getByRole("link", { name: claim })).toBeVisible();
  await expect(card(other, claim)).toContainText("payments-api");

  await card(other, claim).hover();
  await choose(other, card(other, claim).getByRole("button", { name: /^What to do with/ }), /^Supported/);
  const move = other.getByRole("dialog", { name: "Move the hypothesis" });
  await move.getByRole("button", { name: /^Move/ }).click();
  await expect(move.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await expect(column(one, "supported").getByRole("listitem")).toHaveCount(0);
  await move.getByRole("textbox", { name: "Reason" }).fill("The pool filled within a minute of the deploy");
  await move.getByRole("button", { name: /^Move/ }).click();
  await expect(column(one, "supported").getByRole("link", { name: claim })).toBeVisible();
  await expect(card(one, claim)).toContainText("Moved by");

  await card(one, claim).getByRole("link", { name: claim }).click();
  const detail = one.getByRole("dialog", { name: claim });
  await expect(detail).toContainText("The pool filled within a minute of the deploy");
  await detail.getByRole("button", { name: "Add evidence" }).click();
  const evidence = one.getByRole("dialog", { name: "Add evidence" });
  await evidence.getByText("Speaks for it").click();
  await evidence.getByRole("combobox", { name: "Rests on" }).selectOption({ index: 1 });
  await evidence.getByRole("textbox", { name: "Statement" }).fill("Pool is full since 14:03");
  await evidence.getByRole("button", { name: /^Add/ }).click();
  await expect(evidence).toBeHidden();
  await expect(card(other, claim)).toContainText("1 for");

  await card(other, claim).getByRole("link", { name: claim }).click();
  const theirs = other.getByRole("dialog", { name: claim });
  await expect(theirs.getByRole("region", { name: "Evidence: For" })).toContainText(
    "Pool is full since 14:03",
  );
  await expect(other).toHaveURL(/hypothesis/);
  await other.reload();
  await expect(other.getByRole("dialog", { name: claim })).toBeVisible();

  const types = (await readLog(site, ada, incidentId)).map(({ type }) => type);
  expect(types.slice(2)).toEqual(["hypothesis_proposed", "hypothesis_overruled", "evidence_added"]);
  await other.keyboard.press("Escape");
  await enterRoom(other, `/incidents/${number}`);
  await expect(feed(other).getByRole("article").filter({ hasText: claim })).not.toHaveCount(0);
});

test("a card is dragged to another column, and there asks for the reason", async ({ open, person, site }) => {
  const ada = await person("responder");
  const { number } = await declare(site, ada);
  const { page } = await open(ada);
  await page.goto(`/incidents/${number}?view=board`);
  await expectLive(page);
  const claim = "The monitoring is wrong";
  // What drags is fetched once the board is there: until it has come, cards stay where they are.
  await expect(card(page, claim)).toHaveAttribute("draggable", "true");
  await card(page, claim).dragTo(column(page, "refuted"));
  const move = page.getByRole("dialog", { name: "Move the hypothesis" });
  await expect(move.getByRole("radio", { name: /Refuted/ })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(column(page, "proposed").getByRole("link", { name: claim })).toBeVisible();
});

test("the board is worked with the keyboard alone", async ({ open, person, site }) => {
  const ada = await person("responder");
  const { number } = await declare(site, ada);
  const { page } = await open(ada);
  await page.goto(`/incidents/${number}?view=board`);
  await expectLive(page);
  const first = column(page, "proposed").getByRole("link").first();
  await expect(first).toBeVisible();
  await page.keyboard.press("j");
  await expect(first).toBeFocused();
  const claim = await first.innerText();
  await page.keyboard.press("m");
  const move = page.getByRole("dialog", { name: "Move the hypothesis" });
  await expect(move.getByRole("radio").and(page.locator(":focus"))).toHaveCount(1);
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("It is being looked at");
  await page.keyboard.press("Control+Enter");
  await expect(move).toBeHidden();
  await expect(column(page, "investigating").getByRole("link", { name: claim })).toBeVisible();
  await expect(card(page, claim)).toContainText("Moved by");
});
