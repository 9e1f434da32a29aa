import { randomUUID } from "node:crypto";

import { hostileTexts } from "../test/hostile-texts";
import { append, call, declare } from "./fixtures/api";
import { expectHarmless, oneLine, test } from "./fixtures/hostile-story";
import { expectProblem } from "./fixtures/problem";
import { choose, enterRoom, expectLive } from "./fixtures/room";
import { expect } from "./fixtures/story";

test.slow();

const MADE_FOR_THE_SERVER = /<\/?(?:script|title|style|textarea|template|!--)|__next_f|\u2028|\$L1|__proto__/;

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
