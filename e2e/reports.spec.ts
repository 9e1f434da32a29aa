import type { Page } from "@playwright/test";

import { call } from "./fixtures/api";
import { expectAccessible, expectAccessibleDialog } from "./fixtures/axe";
import { expectLive } from "./fixtures/room";
import { expect, test } from "./fixtures/story";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How long each took to be resolved: their median is 45 minutes. */
const MINUTES = [10, 20, 30, 40, 50, 60, 70, 80];

/** A file of past incidents of one service, a day apart, as another system gives it; the first has a follow-up. */
function history(service: string): string {
  const firstMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 10 * DAY_MS;
  const entries = MINUTES.map((minutes, index) => {
    const at = (after: number) => new Date(firstMs - index * DAY_MS + after * MINUTE_MS).toISOString();
    return {
      externalId: `OPS-${index + 1}`,
      title: `Past incident ${index + 1}`,
      severity: index % 2 === 0 ? "SEV1" : "SEV3",
      milestones: { impact_started: at(0), detected: at(5), resolved: at(minutes) },
      services: [service],
      followUps: index === 0 ? [{ title: `Alert on ${service}`, dueOn: "2020-01-01" }] : [],
    };
  });
  return JSON.stringify(entries);
}

/** Corrects when it was resolved, where people do: in the dialog of its room. */
async function resolveLater(page: Page, minutes: number): Promise<void> {
  await page.getByRole("button", { name: /^Resolved/ }).click();
  const dialog = page.getByRole("dialog", { name: "Set a milestone" });
  const moment = dialog.getByLabel(/^When/);
  const laterMs = Date.parse(`${await moment.inputValue()}Z`) + minutes * MINUTE_MS;
  await moment.fill(new Date(laterMs).toISOString().slice(0, 16));
  await dialog.getByLabel("Reason").fill("It was an hour later");
  await dialog.getByRole("button", { name: "Correct" }).click();
  await expect(dialog).toHaveCount(0);
}

test.slow();

test("a history is imported, and its report looked behind, corrected, taken as a file and shared by a link", async ({
  open,
  person,
  site,
}) => {
  const manager = await person("manager");
  const service = `cart-${manager.id.slice(0, 8)}`;
  const { page } = await open(manager);
  const address = `/reports?service=${service}`;

  await test.step("a file is checked by line, and then imported", async () => {
    await page.goto("/settings/import");
    await page.getByLabel("Where they come from").fill(`Tracker of ${service}`);
    await page.getByLabel("File", { exact: true }).setInputFiles({
      name: "past.json",
      mimeType: "application/json",
      buffer: Buffer.from(history(service)),
    });
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByRole("button", { name: "Import 8 incidents" }).click();
    await expect(page.getByText("8 incidents imported of 8 that were read.")).toBeVisible();
    await expectAccessible(page, "an import");
  });

  await page.goto(address);
  await expect(page.getByRole("link", { name: "8 incidents", exact: true })).toBeVisible();
  const median = page.getByRole("link", { name: "median time to resolve" });
  await expect(median).toHaveText(/^45 min/);
  const onColumns = page
    .getByRole("region", { name: "Incidents by severity", exact: true })
    .locator("text[paint-order]");
  await expect(async () => {
    const counts = (await onColumns.allTextContents()).map(Number);
    expect(
      counts.reduce((sum, count) => sum + count, 0),
      "the numbers on the columns",
    ).toBe(8);
  }).toPass();
  await expectAccessible(page, "a report");

  await test.step("each number opens what is behind it", async () => {
    await median.click();
    const panel = page.locator("#panel");
    await expect(panel.getByRole("heading", { name: "8 incidents" })).toBeVisible();
    await expect(panel.getByRole("listitem")).toHaveCount(8);
    await expect(panel).toContainText("Past incident 8");
    await expect(page).toHaveURL(/measure=resolve/);
    await expectAccessibleDialog(page, "behind a number");
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
  });

  await test.step("a milestone corrected in the room changes the number, here and in the file", async () => {
    await median.click();
    await page
      .locator("#panel")
      .getByRole("link", { name: /Past incident 1$/ })
      .click();
    await expectLive(page);
    await resolveLater(page, 55);
    await expect(async () => {
      await page.goto(address);
      await expect(median).toHaveText(/^55 min/, { timeout: 1_000 });
    }).toPass();
    const link = page.getByRole("link", { name: "csv of the comparison" });
    const file = await call(site, (await link.getAttribute("href")) ?? "", { as: manager });
    expect(file.headers.get("content-type")).toContain("text/csv");
    const [, , , , resolve = ""] = file.text.split("\r\n");
    expect(resolve).toMatch(/^own,resolve,8,0,0,0,3300(\.\d+)?,/);
  });

  await test.step("it is one sheet of paper", async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  await test.step("a link opens it for somebody who is not signed in, until it is revoked", async () => {
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: "Share this report" });
    await dialog.getByLabel("Who it is for").fill(service);
    await dialog.getByRole("button", { name: "Make a link" }).click();
    const link = await dialog.getByLabel("Link to this report").inputValue();
    const outside = await open(null);
    await outside.page.goto(new URL(link).pathname);
    await expect(outside.page.getByRole("heading", { name: "Reliability report", level: 1 })).toBeVisible();
    await expect(outside.page.getByText("55 min").first()).toBeVisible();
    await expect(outside.page.locator("a[href^='/incidents']")).toHaveCount(0);
    await expect(outside.page.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
    await expectAccessibleDialog(outside.page, "a shared report");

    await dialog.getByRole("button", { name: `Revoke the link ${service}` }).click();
    await expect(dialog.getByRole("button", { name: `Revoke the link ${service}` })).toHaveCount(0);
    await outside.page.reload();
    await expect(outside.page.getByRole("heading", { name: "This link opens no report" })).toBeVisible();
  });

  await test.step("what is left to do is done where it stands", async () => {
    await page.goto("/follow-ups?overdue=1");
    const done = page.getByRole("button", { name: `Mark as done: Alert on ${service}` });
    await expect(done).toBeVisible();
    await expectAccessibleDialog(page, "the follow-ups");
    await done.click();
    await expect(done).toHaveCount(0);
  });
});
