import type { Locator, Page } from "@playwright/test";

import { sendCase } from "../bench/investigation/sent-case";
import { append, declare, readLog } from "./fixtures/api";
import { mintApiToken, mintPerson } from "./fixtures/people";
import { choose, composer, expectLive } from "./fixtures/room";
import { siteOf } from "./fixtures/site";
import { expect, test } from "./fixtures/story";

/** An investigation on a busy machine. */
const OVER_MS = 60_000;
const ENDED_MINUTES = 5;

const board = (page: Page): Locator => page.getByRole("region", { name: "Hypothesis board" });
const card = (page: Page, claim: string): Locator =>
  board(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: claim, exact: true }) });
const strip = (page: Page): Locator => page.getByRole("region", { name: "Investigation", exact: true });

test("an investigation fills the board of two people; they overrule, look again, propose their own and grade it", async ({
  launch,
  open,
}, info) => {
  test.setTimeout(180_000);
  const site = siteOf(await launch({ worker: true }));
  const [ada, grace] = await Promise.all([
    mintPerson(site, "responder", { name: "Ada" }),
    mintPerson(site, "responder", { name: "Grace" }),
  ]);
  const { bearer } = await mintApiToken(site, ada, { scopes: ["ingest"] });
  const sent = await sendCase({ url: site.origin, token: bearer }, "amber", ENDED_MINUTES);
  const { incidentId, number } = await declare(site, ada);
  const alarmAt = new Date(sent.alarmMs).toISOString();
  await append(site, ada, incidentId, "alert_attached", {
    alertId: "rang",
    source: "pager",
    title: "The shop is slow",
    state: "firing",
    startedAt: alarmAt,
    ...(sent.service !== null && { service: sent.service }),
  });
  const [{ page: one }, { page: other }] = await Promise.all([open(ada, { site }), open(grace, { site })]);
  for (const page of [one, other]) {
    await page.goto(`/incidents/${number}?view=split`);
    await expectLive(page);
    await expect(strip(page)).toContainText("Nothing has been looked into yet.");
  }

  const startedMs = performance.now();
  await composer(one).fill("/investigate Why is the shop slow?");
  await composer(one).press("Enter");
  const form = one.getByRole("dialog", { name: "Investigate" });
  await form.getByRole("button", { name: /^Investigate/ }).click();
  for (const page of [one, other]) {
    await expect(strip(page)).toContainText("Why is the shop slow?");
    await expect(strip(page)).toContainText("Finished", { timeout: OVER_MS });
  }
  await info.attach("milliseconds from asking to the end, as two browsers see it", {
    body: String(Math.round(performance.now() - startedMs)),
  });

  const cause = one.getByRole("region", { name: "The situation" });
  await expect(cause).toContainText(/\d+ % · \d+ for, \d+ against/);
  const leading = board(one).locator("[data-hypothesis^='machine:']").first();
  const claim = await leading.getByRole("link").innerText();
  await expect(card(other, claim)).toContainText("%");

  await choose(other, card(other, claim).getByRole("button", { name: /^What to do with/ }), /^Refuted/);
  const move = other.getByRole("dialog", { name: "Move the hypothesis" });
  await move.getByRole("textbox", { name: "Reason" }).fill("It was restarted before that");
  await move.getByRole("button", { name: /^Move/ }).click();
  await expect(
    board(one).locator('[data-column="refuted"]').getByRole("link", { name: claim }),
  ).toBeVisible();
  await expect(card(one, claim)).toContainText("Overruled · the code says");

  await card(one, claim).getByRole("link", { name: claim }).click();
  const detail = one.getByRole("dialog", { name: claim });
  await expect(detail).toContainText("It was restarted before that");
  await detail.getByRole("button", { name: "Run again and compare" }).first().click();
  await expect(detail.getByText("The same when it was run again.").first()).toBeVisible();
  await one.keyboard.press("Escape");

  const own = `${sent.service ?? "The shop"} runs out of memory`;
  await other.keyboard.press("h");
  const propose = other.getByRole("dialog", { name: "Propose a hypothesis" });
  await propose.getByRole("textbox", { name: "Claim" }).fill(own);
  await propose.getByRole("button", { name: /^Propose/ }).click();
  await expect(propose).toBeHidden();
  await expect(card(one, own)).toContainText(/\d+ %/);

  await append(site, ada, incidentId, "status_changed", { status: "resolved" });
  const grade = other.getByRole("region", { name: "Grade the machine" });
  await grade.getByRole("button", { name: "One step short" }).click();
  await expect(grade).toBeHidden();
  await expect(one.getByRole("region", { name: "Grade the machine" })).toBeHidden();
  await expect(board(one).getByText("Graded one step short by Grace")).toBeVisible();

  const types = (await readLog(site, ada, incidentId)).map(({ type }) => type);
  for (const type of [
    "investigation_started",
    "investigation_finished",
    "hypothesis_overruled",
    "evidence_compared",
    "hypothesis_graded",
  ])
    expect(types.filter((each) => each === type)).toHaveLength(1);
});
