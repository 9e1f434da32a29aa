import { append, call, declare } from "./fixtures/api";
import { expectAccessible, expectAccessibleDialog } from "./fixtures/axe";
import type { Person } from "./fixtures/people";
import type { Site } from "./fixtures/site";
import { expect, test } from "./fixtures/story";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How long each took to be resolved: their median is 45 minutes. */
const MINUTES = [10, 20, 30, 40, 50, 60, 70, 80];

/** Past incidents of one service, a day apart; the ids in the order of their lengths. */
async function pastIncidents(site: Site, by: Person, service: string): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, minutes] of MINUTES.entries()) {
    const startMs = Date.now() - (10 + index) * DAY_MS;
    const at = (ms: number) => new Date(startMs + ms).toISOString();
    const { incidentId } = await declare(site, by, {
      title: `Past incident ${index + 1}`,
      kind: "backfilled",
      status: "resolved",
      severity: index % 2 === 0 ? "SEV1" : "SEV3",
      impactStartedAt: at(0),
      occurredAt: at(5 * MINUTE_MS),
    });
    await append(site, by, incidentId, "services_set", { services: [service] });
    await append(site, by, incidentId, "milestone_set", {
      milestone: "resolved",
      at: at(minutes * MINUTE_MS),
      reason: "As it was written down then",
    });
    ids.push(incidentId);
  }
  return ids;
}

test.slow();

test("a report is read, looked behind, corrected, taken as a file and given to somebody by a link", async ({
  open,
  person,
  site,
}) => {
  const manager = await person("manager");
  const service = `cart-${manager.id.slice(0, 8)}`;
  const [shortest = ""] = await pastIncidents(site, manager, service);
  await append(site, manager, shortest, "task_added", {
    taskId: "t",
    title: `Alert on ${service}`,
    owner: null,
    followUp: true,
    dueOn: "2020-01-01",
  });
  const { page } = await open(manager);
  const address = `/reports?service=${service}`;
  await page.goto(address);
  await expect(page.getByRole("link", { name: "8 incidents", exact: true })).toBeVisible();
  const median = page.getByRole("link", { name: "median time to resolve" });
  await expect(median).toHaveText(/^45 min/);
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

  await test.step("a corrected milestone changes the number, here and in the file", async () => {
    const startedMs = Date.now() - 10 * DAY_MS;
    await append(site, manager, shortest, "milestone_set", {
      milestone: "resolved",
      at: new Date(startedMs + 65 * MINUTE_MS).toISOString(),
      reason: "It was an hour later",
    });
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
