import type { Page } from "@playwright/test";

import { append, declare } from "./fixtures/api";
import { expectAccessible, expectAccessibleDialog } from "./fixtures/axe";
import type { Person } from "./fixtures/people";
import { enterRoom, entry, expectLive } from "./fixtures/room";
import type { Site } from "./fixtures/site";
import { expect, test } from "./fixtures/story";

test.slow();

/** An incident with something of every kind in it. */
async function busyIncident(site: Site, by: Person): Promise<number> {
  const { incidentId, number } = await declare(site, by, {
    severity: "SEV2",
    summary: "Cards fail, wallets work.",
  });
  const person = { id: by.id, name: by.name };
  await append(site, by, incidentId, "note_added", {
    markdown: "**Pool** is `full`\n\n- one\n- two\n\n[runbook](https://example.com/)",
  });
  await append(site, by, incidentId, "status_changed", { status: "investigating", reason: "On it" });
  await append(site, by, incidentId, "role_assigned", { role: "commander", person });
  await append(site, by, incidentId, "responder_joined", { person });
  await append(site, by, incidentId, "task_added", { taskId: "t1", title: "Roll back 4.2", owner: person });
  await append(site, by, incidentId, "hypothesis_proposed", {
    hypothesisId: "h1",
    kind: "change",
    claim: "4.2 exhausts the pool",
    component: "payments-api",
    mechanism: "A leak",
    predictions: ["It grows"],
  });
  await append(site, by, incidentId, "evidence_added", {
    evidenceId: "e1",
    hypothesisId: "h1",
    stance: "for",
    statement: "Full since 14:03",
    sourceSeq: 2,
  });
  await append(site, by, incidentId, "hypothesis_overruled", {
    hypothesisId: "h1",
    state: "supported",
    reason: "It fits",
  });
  await append(site, by, incidentId, "event_pinned", { targetSeq: 2, pinned: true });
  await append(site, by, incidentId, "event_corrected", {
    targetSeq: 2,
    markdown: "Pool is full",
    reason: "Shorter",
  });
  await append(site, by, incidentId, "update_posted", {
    audience: "responders",
    conditions: "Cards fail",
    actions: "Rolling back",
  });
  return number;
}

async function openDialog(page: Page, key: string, name: string | RegExp): Promise<void> {
  await page.keyboard.press(key);
  await expect(page.getByRole("dialog", { name })).toBeVisible();
}

test("the pages outside have no accessibility fault", async ({ open, site }) => {
  const { page, quiet } = await open(null);
  quiet.allow(/404/, "one page is not there");
  for (const path of ["/sign-in", "/welcome?token=none", "/invite?token=none", "/nothing/here"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page, path);
  }
  expect(page.url()).toContain(site.origin);
});

test("the list, its dialogs and the settings have no accessibility fault", async ({ open, person, site }) => {
  const owner = await person("owner");
  await busyIncident(site, owner);
  const { page } = await open(owner);
  for (const path of [
    "/",
    "/?q=no-incident-has-this-title",
    "/settings",
    "/settings/sessions",
    "/settings/tokens",
    "/settings/sources",
    "/settings/people",
    "/settings/import",
    "/evidence",
    "/samples",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page, path);
  }
  await page.goto("/");
  for (const [key, name] of [
    ["c", "Declare an incident"],
    ["Control+k", "Command palette"],
    ["?", "Keyboard shortcuts"],
  ] as const) {
    await openDialog(page, key, name);
    await expectAccessibleDialog(page, name);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

test("the room, its views and its dialogs have no accessibility fault", async ({ open, person, site }) => {
  const manager = await person("manager");
  const number = await busyIncident(site, manager);
  const { page } = await open(manager);
  await enterRoom(page, `/incidents/${number}`);
  await expect(entry(page, "Pool is full")).toBeVisible();
  await expectAccessible(page, "the timeline");
  for (const view of ["board", "details", "split"]) {
    await page.goto(`/incidents/${number}?view=${view}`);
    await expectLive(page);
    await expectAccessible(page, view);
  }
  await page.goto(`/incidents/${number}?view=board`);
  await page.getByRole("link", { name: "4.2 exhausts the pool" }).click();
  await expect(page.getByRole("dialog", { name: "4.2 exhausts the pool" })).toBeVisible();
  await expectAccessibleDialog(page, "a hypothesis");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await enterRoom(page, `/incidents/${number}`);
  for (const [key, name] of [
    ["u", /update/i],
    ["s", /severity/i],
    ["Shift+S", /status/i],
    ["r", /role|hand over/i],
    ["t", /task/i],
    ["h", "Propose a hypothesis"],
    ["i", "Investigate"],
    ["m", /milestone/i],
  ] as const) {
    await openDialog(page, key, name);
    await expectAccessibleDialog(page, `the dialog of ${key}`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

test("everything is reached with Tab, is seen to have the focus, and gets it back", async ({
  open,
  person,
  site,
}) => {
  const manager = await person("manager");
  const number = await busyIncident(site, manager);
  const { page } = await open(manager);
  for (const path of ["/", `/incidents/${number}`]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (path !== "/") await expectLive(page);
    const unseen: string[] = [];
    const reached = new Set<string>();
    for (let press = 0; press < 150; press += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const drawn = [
          element,
          ...element.querySelectorAll("*"),
          element.parentElement,
          element.closest("label, li, div"),
        ];
        const marked = drawn.some((each) => {
          if (!each) return false;
          const own = getComputedStyle(each);
          const after = getComputedStyle(each, "::after");
          return (
            (own.outlineStyle !== "none" && own.outlineWidth !== "0px") ||
            (after.outlineStyle !== "none" && after.outlineWidth !== "0px")
          );
        });
        const name = `${element.localName} ${element.getAttribute("aria-label") ?? element.textContent?.slice(0, 60) ?? ""}`;
        return { name, marked };
      });
      if (!at) break;
      reached.add(at.name);
      if (!at.marked) unseen.push(at.name);
    }
    expect(reached.size, path).toBeGreaterThan(8);
    expect.soft(unseen, `${path}: focus that cannot be seen`).toEqual([]);
  }

  const trigger = page.getByRole("button", { name: "Other role" });
  await trigger.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(trigger).toBeFocused();
});
