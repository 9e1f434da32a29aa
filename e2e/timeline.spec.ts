import { append, call, declare } from "./fixtures/api";
import { fillLog } from "./fixtures/database";
import { choose, chooseFor, connection, enterRoom, entry, feed, shownNotes, write } from "./fixtures/room";
import { expect, test } from "./fixtures/story";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

test("a correction keeps both versions, and both can be found", async ({ open, person, site }) => {
  const [ada, grace] = await Promise.all([person("responder"), person("responder")]);
  const { number } = await declare(site, ada);
  const { page } = await open(ada);
  const { page: other } = await open(grace);
  await enterRoom(page, `/incidents/${number}`);
  await enterRoom(other, `/incidents/${number}`);
  await write(page, "The deploy of 14:02 broke it");
  await chooseFor(page, "The deploy of 14:02", "Correct…");
  const dialog = page.getByRole("dialog", { name: "Correct the note" });
  await dialog.getByRole("textbox", { name: "Note" }).fill("The deploy of 14:20 broke it");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Misread");
  await dialog.getByRole("button", { name: /^Correct/ }).click();

  for (const shown of [page, other]) {
    await expect(entry(shown, "The deploy of 14:20 broke it")).toBeVisible();
    await expect(entry(shown, "The deploy of 14:02 broke it")).toHaveCount(0);
  }
  await entry(other, "The deploy of 14:20").getByRole("button", { name: "corrected" }).click();
  const versions = entry(other, "The deploy of 14:20").getByRole("list", { name: "Versions" });
  await expect(versions.getByRole("listitem")).toHaveText([
    /The deploy of 14:02 broke it/,
    /Misread.*The deploy of 14:20 broke it/,
  ]);
  await other.getByRole("searchbox", { name: "Search the timeline" }).fill("14:02");
  await expect(entry(other, "The deploy of 14:20")).toBeVisible();
  await expect(other).toHaveURL(/[?&]q=14%3A02|[?&]q=14:02/);
});

test("nobody corrects what another wrote, but a manager may", async ({ open, person, site }) => {
  const [ada, grace, manager] = await Promise.all([
    person("responder"),
    person("responder"),
    person("manager"),
  ]);
  const { incidentId, number } = await declare(site, ada);
  await append(site, ada, incidentId, "note_added", { markdown: "Written by Ada" });
  const { page } = await open(grace);
  await enterRoom(page, `/incidents/${number}`);
  await entry(page, "Written by Ada").hover();
  await entry(page, "Written by Ada").getByRole("button", { name: "More" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /^(Correct|Redact)/ })).toHaveCount(0);
  const { page: theirs } = await open(manager);
  await enterRoom(theirs, `/incidents/${number}`);
  await chooseFor(theirs, "Written by Ada", "Correct…");
  await expect(theirs.getByRole("dialog", { name: "Correct the note" })).toBeVisible();
});

test("redacted words are gone, from the page of everybody and from the API", async ({
  open,
  person,
  site,
}) => {
  const [ada, manager] = await Promise.all([person("responder"), person("manager")]);
  const { incidentId, number } = await declare(site, ada);
  const { page } = await open(manager);
  const { page: other } = await open(ada);
  await enterRoom(page, `/incidents/${number}`);
  await enterRoom(other, `/incidents/${number}`);
  const secret = "hunter2-is-the-password";
  await write(other, `It is ${secret}`);
  await chooseFor(page, secret, "Redact…");
  const dialog = page.getByRole("dialog", { name: /^Redact entry/ });
  await dialog.getByRole("button", { name: "Redact for good" }).click();
  await expect(dialog.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("A password");
  await dialog.getByRole("button", { name: "Redact for good" }).click();

  for (const shown of [page, other]) {
    await expect(entry(shown, "redacted #")).toContainText("A password");
    await expect(shown.getByText(secret)).toHaveCount(0);
  }
  const log = await call(site, `/api/incidents/${incidentId}/events`, { as: ada });
  expect(log.text).not.toContain(secret);
  const html = await call(site, `/incidents/${number}`, { as: ada });
  expect(html.status).toBe(200);
  expect(html.text).not.toContain(secret);
});

test("a note about an earlier moment stands where it happened, and says that it was written later", async ({
  open,
  person,
  site,
}) => {
  const ada = await person("responder");
  const { incidentId, number } = await declare(site, ada);
  await append(site, ada, incidentId, "note_added", { markdown: "Step 1: errors rise" }, minutesAgo(30));
  await append(site, ada, incidentId, "note_added", { markdown: "Step 3: pages are slow" }, minutesAgo(10));
  const { page } = await open(ada);
  await enterRoom(page, `/incidents/${number}`);
  await write(page, "/at -20m Step 2: first complaint");
  await expect(entry(page, "Step 2")).toContainText("back-dated");
  expect(await shownNotes(page, "Step ")).toEqual([
    "Step 1: errors rise",
    "Step 2: first complaint",
    "Step 3: pages are slow",
  ]);
});

test("a pinned entry stays in sight and can be asked for alone", async ({ open, person, site }) => {
  const ada = await person("responder");
  const { number } = await declare(site, ada);
  const { page } = await open(ada);
  await enterRoom(page, `/incidents/${number}`);
  await write(page, "Runbook: drain the pool");
  await write(page, "Something else");
  await expect(entry(page, "Something else")).toContainText("Written to the log");
  await entry(page, "Runbook").hover();
  await entry(page, "Runbook").getByRole("button", { name: "Pin", exact: true }).click();
  const pinned = page.getByRole("region", { name: "Pinned" });
  await expect(pinned.getByRole("button", { name: /Runbook: drain the pool/ })).toBeVisible();
  await page.getByRole("button", { name: "Pinned only" }).click();
  await expect(entry(page, "Something else")).toHaveCount(0);
  await expect(entry(page, "Runbook")).toBeVisible();
  await expect(page).toHaveURL(/pinned=1/);
});

test("the address says what is shown: kinds, words, and one entry", async ({ open, person, site }) => {
  const ada = await person("responder");
  const { incidentId, number } = await declare(site, ada);
  const seq = await append(site, ada, incidentId, "note_added", { markdown: "Pool is exhausted" });
  await append(site, ada, incidentId, "task_added", { taskId: "t1", title: "Raise the pool", owner: null });
  await append(site, ada, incidentId, "note_added", { markdown: "Pool is raised" });
  const { page } = await open(ada);

  await enterRoom(page, `/incidents/${number}?kind=notes`);
  await expect(entry(page, "Pool is raised")).toBeVisible();
  await expect(entry(page, "Raise the pool")).toHaveCount(0);
  await page.getByRole("button", { name: "Show more than Notes" }).click();
  await expect(entry(page, "Raise the pool")).toBeVisible();
  await expect(page).not.toHaveURL(/kind=/);

  await page
    .getByRole("search", { name: "Timeline" })
    .getByRole("button", { name: /^Filter/ })
    .click();
  await page.getByRole("menuitemcheckbox", { name: "Tasks" }).click();
  await expect(page).toHaveURL(/kind=tasks/);
  await page.keyboard.press("Escape");
  await expect(entry(page, "Pool is raised")).toHaveCount(0);

  await enterRoom(page, `/incidents/${number}#seq-${seq}`);
  await expect(entry(page, "Pool is exhausted")).toBeFocused();
  await choose(page, entry(page, "Pool is exhausted").getByRole("button", { name: "More" }), "Copy link");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${site.origin}/incidents/${number}#seq-${seq}`);
});

test("what comes in leaves a reader where they read, and is counted", async ({ open, person, site }) => {
  const [ada, grace] = await Promise.all([person("responder"), person("responder")]);
  const { incidentId, number } = await declare(site, ada);
  await fillLog(site, incidentId, ada, 300);
  const { page } = await open(grace);
  await enterRoom(page, `/incidents/${number}`);
  await expect(entry(page, "Note 300")).toBeVisible();
  await feed(page).hover();
  await page.mouse.wheel(0, -2_000);
  await expect(entry(page, "Note 300")).toHaveCount(0);
  const middle = await page.evaluate(() => {
    const row = document.elementFromPoint(500, 450)?.closest("article");
    return { words: row?.textContent ?? "", top: row?.getBoundingClientRect().top ?? 0 };
  });
  expect(middle.words).toContain("Note ");

  for (const words of ["New 1", "New 2", "New 3"])
    await append(site, ada, incidentId, "note_added", { markdown: words });
  const chip = page.getByRole("button", { name: "3 new", exact: true });
  await expect(chip).toBeVisible();
  const row = feed(page)
    .getByRole("article")
    .filter({ hasText: /Note/ })
    .getByText(/Note \d+/);
  expect(await row.count()).toBeGreaterThan(3);
  const now = await page.evaluate((words) => {
    const found = [...document.querySelectorAll("article")].find(({ textContent }) => textContent === words);
    return found?.getBoundingClientRect().top ?? null;
  }, middle.words);
  expect(now).toBeCloseTo(middle.top, 0);
  await chip.click();
  await expect(entry(page, "New 3")).toBeVisible();
  await expect(chip).toBeHidden();
});

test("a log of 100,000 events is read to both ends, and only what is in sight is drawn", async ({
  open,
  person,
  site,
}) => {
  test.slow();
  const LENGTH = 100_000;
  const MOST_ROWS = 120;
  const ada = await person("responder");
  const { incidentId, number } = await declare(site, ada);
  await fillLog(site, incidentId, ada, LENGTH);
  const { page } = await open(ada);
  await page.goto(`/incidents/${number}`);
  await expect(entry(page, `Note ${LENGTH}`)).toBeVisible();
  await expect(connection(page)).toHaveText("Live", { timeout: 60_000 });
  await expect(page.getByText(/earlier events are coming in/)).toBeHidden({ timeout: 60_000 });
  const rows = feed(page).getByRole("article");
  expect(await rows.count()).toBeLessThan(MOST_ROWS);

  await page.goto(`/incidents/${number}#seq-2`);
  await page.evaluate(() => document.querySelector('[role="feed"]')?.parentElement?.scrollTo({ top: 0 }));
  await expect(
    entry(page, "declared the incident")
      .or(entry(page, /Note 2\b/))
      .first(),
  ).toBeVisible();
  expect(await rows.count()).toBeLessThan(MOST_ROWS);

  await page.keyboard.press("Shift+G");
  await expect(entry(page, `Note ${LENGTH}`)).toBeVisible();
  await write(page, "And on it goes");
  await expect(entry(page, "And on it goes")).toContainText("Written to the log");
  expect(await rows.count()).toBeLessThan(MOST_ROWS);
});
