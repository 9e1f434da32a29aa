import { randomUUID } from "node:crypto";

import type { Page } from "@playwright/test";

import { hostileTexts } from "../test/hostile-texts";
import { append, call, declare, readLog } from "./fixtures/api";
import { findHostileDom, watch } from "./fixtures/hostile-dom";
import { fillMuseum, type Museum } from "./fixtures/museum";
import type { Person } from "./fixtures/people";
import { expectProblem } from "./fixtures/problem";
import { choose, enterRoom, entry, expectLive, feed, write } from "./fixtures/room";
import type { Site } from "./fixtures/site";
import { expect, test as story, type Tab, type TabOptions } from "./fixtures/story";

type Safe = {
  /** As `open`, in a browser that is watched for anything that a hostile text could do. */
  openWatched: (person: Person, options?: TabOptions) => Promise<Tab>;
};

const test = story.extend<Safe, { museum: Map<string, Promise<Museum>> }>({
  museum: [async ({ browserName: _any }, use) => use(new Map()), { scope: "worker" }],
  openWatched: async ({ open, site }, use) => {
    const watches: Awaited<ReturnType<typeof watch>>[] = [];
    await use(async (person, options) => {
      const tab = await open(person, options);
      watches.push(await watch(tab.page.context(), site.origin));
      return tab;
    });
    expect(watches.flatMap(({ breaches }) => breaches())).toEqual([]);
  },
});

test.slow();

/** The museum is filled once for all stories that walk through it. */
function visit(museums: Map<string, Promise<Museum>>, site: Site, curator: Person): Promise<Museum> {
  const museum = museums.get(site.origin) ?? fillMuseum(site, curator);
  museums.set(site.origin, museum);
  return museum;
}

const MADE_FOR_THE_SERVER = /<\/?(?:script|title|style|textarea|template|!--)|__next_f|\u2028|\$L1|__proto__/;

/** HTML has one kind of line end. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

async function expectHarmless(page: Page): Promise<void> {
  expect(await findHostileDom(page)).toEqual([]);
}

test("every hostile text is taken as text where it fits, and refused whole where it does not", async ({
  person,
  site,
  museum,
}) => {
  const curator = await person("owner");
  const { incidentId, sent } = await visit(museum, site, curator);
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

test("the timeline shows them all, end to start, and runs none", async ({
  openWatched,
  person,
  site,
  museum,
}) => {
  const { number } = await visit(museum, site, await person("owner"));
  const { page } = await openWatched(await person("responder"), { height: 2_000 });
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
    for (const whole of await feed(page)
      .getByRole("button", { name: /^Show all/ })
      .all())
      await whole.click({ timeout: 2_000 }).catch(() => undefined);
    await scroller.evaluate((element) => element.scrollBy({ top: -1_500 }));
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
  museum,
}) => {
  const { number } = await visit(museum, site, await person("owner"));
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
  museum,
}) => {
  const curator = await person("owner");
  const { titles } = await visit(museum, site, curator);
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

test("a page that is made on the server carries them as data, and no more", async ({
  openWatched,
  person,
  site,
}) => {
  const ada = await person("responder");
  const { page } = await openWatched(ada);
  for (const { name, text } of hostileTexts.filter(
    (each) => each.text.length <= 200 && MADE_FOR_THE_SERVER.test(each.text),
  ))
    await test.step(name, async () => {
      const { number } = await declare(site, ada, { title: text, summary: text });
      await page.goto(`/incidents/${number}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page).toHaveTitle(new RegExp(`^INC-${number} `));
      expect(oneLine((await page.getByRole("heading", { level: 1 }).textContent()) ?? "")).toBe(
        oneLine(text),
      );
      await expectHarmless(page);
    });
});

test("what a toast repeats stays words", async ({ openWatched, person, site }) => {
  const name = `<img src=x onerror=hostileTextRan()>`;
  const [ada, mallory] = await Promise.all([person("responder"), person("responder", { name })]);
  const { incidentId, number } = await declare(site, ada);
  await append(site, ada, incidentId, "responder_joined", { person: { id: mallory.id, name } });
  const { page } = await openWatched(ada);
  await enterRoom(page, `/incidents/${number}`);
  const responders = page.getByRole("region", { name: "Responders" });
  await responders.getByText(name).hover();
  await responders.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(page.getByRole("region", { name: "Notifications" }).getByText(name)).toBeVisible();
  await expectHarmless(page);
});

test("ids and names that mean something to JavaScript mean nothing here", async ({
  openWatched,
  person,
  site,
}) => {
  const ada = await person("responder");
  const { incidentId, number } = await declare(site, ada);
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];
  for (const name of names) {
    await append(site, ada, incidentId, "task_added", { taskId: name, title: `Task ${name}`, owner: null });
    await append(site, ada, incidentId, "role_assigned", {
      role: name,
      person: { id: ada.id, name: ada.name },
    });
    await append(site, ada, incidentId, "hypothesis_proposed", {
      hypothesisId: name,
      kind: "other",
      claim: `Claim ${name}`,
    });
    await append(site, ada, incidentId, "evidence_added", {
      evidenceId: name,
      hypothesisId: name,
      stance: "for",
      statement: `Seen ${name}`,
    });
    await append(site, ada, incidentId, "decision_made", { decisionId: name, action: `Decide ${name}` });
    const again = await call(site, `/api/incidents/${incidentId}/events`, {
      as: ada,
      method: "POST",
      body: {
        commandId: randomUUID(),
        type: "task_added",
        payload: { taskId: name, title: "Twice", owner: null },
      },
    });
    expectProblem(again, 409, "conflict", "payload.taskId");
  }
  const { page } = await openWatched(ada);
  for (const arrive of [() => enterRoom(page, `/incidents/${number}`), () => page.reload()]) {
    await arrive();
    await expectLive(page);
    for (const name of names) {
      await expect(page.getByRole("button", { name: `Task ${name}: mark as` })).toBeVisible();
      await expect(
        page
          .getByRole("region", { name: "Roles" })
          .getByText(name.replaceAll("_", " ").trim(), { exact: false })
          .first(),
      ).toBeVisible();
    }
  }
  for (const name of names) {
    await page.getByRole("button", { name: `Task ${name}: mark as done` }).click();
    await expect(page.getByRole("button", { name: `Task ${name}: mark as open` })).toBeVisible();
  }
  await page.keyboard.press("2");
  const board = page.getByRole("region", { name: "Hypothesis board" });
  for (const name of names) {
    const card = board.getByRole("listitem").filter({ hasText: `Claim ${name}` });
    await expect(card).toContainText("1 for");
    await choose(page, card.getByRole("button", { name: /^What to do with/ }), /^Refuted/);
    const move = page.getByRole("dialog", { name: "Move the hypothesis" });
    await move.getByRole("textbox", { name: "Reason" }).fill("Only a name");
    await move.getByRole("button", { name: /^Move/ }).click();
    await expect(
      board.locator('[data-column="refuted"]').getByRole("link", { name: `Claim ${name}` }),
    ).toBeVisible();
  }
});
