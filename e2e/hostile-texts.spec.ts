import { hostileTexts } from "../test/hostile-texts";
import { readLog } from "./fixtures/api";
import { expectHarmless, oneLine, test } from "./fixtures/hostile-story";
import { fillMuseum, type Museum } from "./fixtures/museum";
import type { Person } from "./fixtures/people";
import { expectProblem } from "./fixtures/problem";
import { enterRoom, entry, expectLive, feed, write } from "./fixtures/room";
import type { Site } from "./fixtures/site";
import { expect } from "./fixtures/story";

test.slow();
// One museum for all of them.
test.describe.configure({ mode: "default" });

/** Few steps from one end of the timeline to the other. */
const TALL_PX = 5_000;

let museum: Promise<Museum> | null = null;

/** The museum is filled once for all stories that walk through it. */
function visit(site: Site, curator: Person): Promise<Museum> {
  museum ??= fillMuseum(site, curator);
  return museum;
}

test("every hostile text is taken as text where it fits, and refused whole where it does not", async ({
  person,
  site,
}) => {
  const curator = await person("owner");
  const { incidentId, sent } = await visit(site, curator);
  expect(hostileTexts.length).toBeGreaterThanOrEqual(60);
  for (const { text, place, fits, answer } of sent)
    await test.step(`${text.name} as ${place.name}`, () => {
      if (fits) expect.soft(answer.status, answer.text).toBe(201);
      else expectProblem(answer, 422, "invalid");
    });

  const written = new Set(
    (await readLog(site, curator, incidentId)).map(({ payload }) => JSON.stringify(payload)),
  );
  const notes = sent.filter(({ fits, place }) => fits && place.name === "note");
  const lost = notes.filter(({ text }) => !written.has(JSON.stringify({ markdown: text.text.trim() })));
  expect(lost.map(({ text }) => text.name)).toEqual([]);
});

test("the timeline shows them all, end to start, and runs none", async ({ openWatched, person, site }) => {
  const { number } = await visit(site, await person("owner"));
  const { page } = await openWatched(await person("responder"), { height: TALL_PX });
  await enterRoom(page, `/incidents/${number}`);
  await expectHarmless(page);
  const seen = new Set<string>();
  const scroller = feed(page).locator("xpath=..");
  const look = async () => {
    const rows = await feed(page)
      .locator("[data-index]")
      .evaluateAll((drawn) => drawn.map((row) => row.getAttribute("data-index") ?? ""));
    for (const row of rows) seen.add(row);
    await expectHarmless(page);
    return scroller.evaluate((element) => element.scrollTop);
  };
  // A text that is shown whole moves what is above it further away: so the first row ends it, not the distance.
  for (let top = await look(); top > 0 && !seen.has("0"); top = await look()) {
    await feed(page)
      .getByRole("button", { name: /^Show all/ })
      .evaluateAll((buttons) => buttons.forEach((button) => button instanceof HTMLElement && button.click()));
    await scroller.evaluate((element) => element.scrollBy({ top: -4_000 }));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await expect(entry(page, "declared the incident").first()).toBeVisible();
  const size = await feed(page).getByRole("article").first().getAttribute("aria-setsize");
  expect(seen.size).toBeGreaterThan(Number(size) * 0.9);
  await page.keyboard.press("Shift+G");
  await write(page, "And the page still works");
  await expect(entry(page, "And the page still works")).toContainText("Written to the log");
});

test("the board, the details and every dialog show them, and run none", async ({
  openWatched,
  person,
  site,
}) => {
  const { number } = await visit(site, await person("owner"));
  const { page } = await openWatched(await person("manager"));
  await page.goto(`/incidents/${number}?view=board`);
  await expectLive(page);
  const board = page.getByRole("region", { name: "Hypothesis board" });
  await expect(board.getByRole("link", { name: "It is load" })).toBeVisible();
  await expectHarmless(page);
  await board.getByRole("link", { name: "It is load" }).click();
  await expect(page.getByRole("region", { name: "Evidence: For" })).toBeVisible();
  await expectHarmless(page);
  await page.keyboard.press("Escape");

  await page.keyboard.press("h");
  await expect(page.getByRole("dialog", { name: "Propose a hypothesis" })).toBeVisible();
  await expectHarmless(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectHarmless(page);
  await page.keyboard.press("Escape");

  await page.goto(`/incidents/${number}?view=details`);
  await expect(page.getByRole("region", { name: "Tasks" })).toBeVisible();
  await expectHarmless(page);
});

test("the list, the palette and the people show them, and run none", async ({
  openWatched,
  person,
  site,
}) => {
  const curator = await person("owner");
  const { titles } = await visit(site, curator);
  const { page } = await openWatched(curator);
  await page.goto("/");
  const rows = page.getByRole("listitem").getByRole("link");
  await expect(async () => {
    await rows.last().scrollIntoViewIfNeeded();
    const shown = new Set((await rows.allTextContents()).map(oneLine));
    expect(titles.map(oneLine).filter((title) => !shown.has(title))).toEqual([]);
  }).toPass();
  await expectHarmless(page);

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  for (const words of ["<script", "javascript", "__proto__", "</", "{{", '"']) {
    await palette.getByRole("combobox").fill(words);
    await expect(palette.getByRole("option").filter({ hasText: words }).first()).toBeVisible();
    await expectHarmless(page);
  }
  await page.goto("/settings/people");
  await expect(page.getByRole("heading", { name: "People" }).first()).toBeVisible();
  await expect(page.getByText("<script>").first()).toBeVisible();
  await expectHarmless(page);
});
