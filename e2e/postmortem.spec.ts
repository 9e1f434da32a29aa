import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

import type { Locator, Page } from "@playwright/test";

import { findBrowser } from "../scripts/test/browser.mjs";
import { append, declare } from "./fixtures/api";
import { expectAccessible } from "./fixtures/axe";
import type { Person } from "./fixtures/people";
import { enterRoom } from "./fixtures/room";
import type { Site } from "./fixtures/site";
import { expect, test } from "./fixtures/story";

const CUT_OFF = /ERR_INTERNET_DISCONNECTED|WebSocket connection/;

const text = (page: Page): Locator => page.getByRole("textbox", { name: "Text of the postmortem" });
const saved = (page: Page): Locator =>
  page.getByRole("status").filter({ hasText: /^(Saved|Live|Offline|Connecting)$/ });

/** An incident that is over, with something to write about. */
async function closedIncident(site: Site, by: Person) {
  const { incidentId, number } = await declare(site, by, { severity: "SEV2", title: "Cards are refused" });
  const owner = { id: by.id, name: by.name };
  await append(site, by, incidentId, "note_added", { markdown: "The pool is **full**" });
  await append(site, by, incidentId, "task_added", {
    taskId: "t1",
    title: "Bound the pool",
    owner,
    followUp: true,
  });
  for (const status of ["investigating", "resolved", "closed"] as const)
    await append(site, by, incidentId, "status_changed", { status });
  return { incidentId, number };
}

/** Puts the caret at the end of the text and starts a paragraph of one's own there. */
async function writeAtEnd(page: Page, words: string): Promise<void> {
  await text(page).focus();
  // The browser moves the caret, and tells the editor in a task of its own. Whatever else the editor draws in between,
  // a name at another's caret for one, puts the caret back: a person would press the key again.
  await expect(async () => {
    await page.keyboard.press("Control+End");
    expect(await text(page).evaluate(caretEndsIt)).toBe(true);
  }).toPass();
  await page.keyboard.press("Enter");
  await page.keyboard.type(words);
}

/** Whether the caret is in the last block, and still is once the browser has told of it. */
async function caretEndsIt(editor: HTMLElement | SVGElement): Promise<boolean> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
  return editor.lastElementChild?.contains(document.getSelection()?.focusNode ?? null) ?? false;
}

test("a closed incident is drafted in one click, written by two at once, and published", async ({
  open,
  person,
  site,
}) => {
  // Two browsers, and often the first to find the server that all stories share still cold.
  test.slow();
  const [ada, grace] = await Promise.all([person("responder"), person("responder")]);
  const { number } = await closedIncident(site, ada);
  const { page: one } = await open(ada);
  const { page: other, quiet } = await open(grace);
  quiet.allow(CUT_OFF, "the story cuts its connection");

  await enterRoom(one, `/incidents/${number}`);
  await one.getByRole("button", { name: "Draft the postmortem" }).click();
  await expect(one).toHaveURL(`/incidents/${number}/postmortem`);
  await expect(text(one)).toContainText("Bound the pool");
  await other.goto(`/incidents/${number}/postmortem`);
  await expect(text(other)).toContainText("Bound the pool");

  await writeAtEnd(one, "Ada was here.");
  await expect(text(other)).toContainText("Ada was here.");
  await expect(text(other).locator(".caret-name")).toHaveText(ada.name);
  await writeAtEnd(other, "So was Grace.");
  await expect(text(one)).toContainText("So was Grace.");

  await other.context().setOffline(true);
  await expect(saved(other)).toHaveText("Offline");
  await other.keyboard.type(" Far away.");
  await writeAtEnd(one, "Meanwhile here.");
  await other.context().setOffline(false);
  await expect(text(one)).toContainText("So was Grace. Far away.");
  await expect(text(other)).toContainText("Meanwhile here.");

  // One's own undo takes back nothing of others.
  await one.keyboard.press("Control+z");
  await expect(text(one)).not.toContainText("Meanwhile here.");
  await expect(text(other)).not.toContainText("Meanwhile here.");
  await expect(text(one)).toContainText("Far away.");

  await one.getByRole("button", { name: "Publish" }).click();
  await expect(other.getByText("Published", { exact: true })).toBeVisible();
});

test("it is taken along as Markdown, and as PDF where there is a Chromium", async ({
  open,
  person,
  site,
}) => {
  const { page } = await drafted(open, site, await person("responder"));
  expect((await download(page, "Markdown")).toString()).toContain("Bound the pool");
  if (await findBrowser(process.env))
    expect((await download(page, "PDF")).subarray(0, 5).toString()).toBe("%PDF-");
});

async function download(page: Page, format: string): Promise<Buffer> {
  await page.getByRole("button", { name: "Export" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: format }).click(),
  ]);
  return readFile(await file.path());
}

test("what is pasted keeps its words, and runs and fetches nothing", async ({ open, person, site }) => {
  let asked = 0;
  const outside = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((resolve) => {
    outside.listen(0, "127.0.0.1", resolve);
  });
  const address = outside.address();
  const away = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const ada = await person("responder");
  const { page } = await drafted(open, site, ada);
  await writeAtEnd(page, "");
  await page.evaluate(
    ([html]) => {
      const data = new DataTransfer();
      data.setData("text/html", html ?? "");
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    },
    [hostileHtml(away)],
  );
  await expect(text(page)).toContainText("harmless words");
  await expect(saved(page)).toHaveText("Saved");
  await expect(
    text(page).locator("img:not(.ProseMirror-separator), script, iframe, video, svg image, style, [onclick]"),
  ).toHaveCount(0);
  expect(await text(page).locator("a[href^=javascript]").count()).toBe(0);
  await expect(text(page).getByRole("link", { name: "a good link" })).toHaveAttribute(
    "href",
    "https://example.com/",
  );
  expect(await page.evaluate(() => Reflect.get(window, "hostileRan"))).toBeUndefined();
  await page.reload();
  await expect(text(page)).toContainText("harmless words");
  expect(asked).toBe(0);
  outside.close();
});

function hostileHtml(away: string): string {
  return `<p onclick="hostileRan=1" style="background:url(${away}/style)">harmless words
    <img src="${away}/img" onerror="hostileRan=1"><script>hostileRan=1</script></p>
    <iframe src="${away}/frame"></iframe><svg onload="hostileRan=1"><image href="${away}/svg"/></svg>
    <link rel="stylesheet" href="${away}/sheet"><video src="${away}/video" autoplay></video>
    <p><a href="javascript:hostileRan=1">a bad link</a> <a href="https://example.com/">a good link</a></p>
    <div data-block="timeline-excerpt" data-seqs="x"></div>`;
}

async function drafted(open: (person: Person) => Promise<{ page: Page }>, site: Site, by: Person) {
  const { incidentId, number } = await closedIncident(site, by);
  const { page } = await open(by);
  await page.goto(`/incidents/${number}/postmortem`);
  await page.getByRole("button", { name: "Draft the postmortem" }).click();
  await expect(text(page)).toContainText("Bound the pool");
  return { page, incidentId, number };
}

test("the text is worked with the keyboard, and everybody can read it", async ({ open, person, site }) => {
  const [ada, olga] = await Promise.all([person("responder"), person("observer")]);
  const { page, number } = await drafted(open, site, ada);
  await writeAtEnd(page, "Owned");
  // The last words of the draft are a question in italics; the answer is none.
  await expect(text(page).getByText("Owned", { exact: true })).toBeVisible();
  await expect(text(page).locator("em").filter({ hasText: "Owned" })).toHaveCount(0);
  await page.keyboard.press("Control+/");
  await page.getByRole("combobox", { name: "Insert from the room" }).fill("Measure the pool");
  await page.getByRole("option", { name: /Follow-up “Measure the pool”/ }).click();
  const block = text(page).getByRole("group", { name: "Follow-up" }).filter({ hasText: "Measure the pool" });
  await block.getByRole("combobox", { name: /^Kind/ }).selectOption("detect");
  await text(page).focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("toolbar").locator(":focus")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("toolbar").locator(":focus")).toHaveAccessibleName("Heading 1");
  // Back in the text, where no tooltip is in the way.
  await page.keyboard.press("Enter");
  await expect(text(page)).toBeFocused();
  await page.keyboard.type("What is owned");
  await expect(text(page).getByRole("heading", { name: "What is owned", level: 1 })).toBeVisible();
  await expectAccessible(page, "the postmortem");

  const { page: reader } = await open(olga);
  await reader.goto(`/incidents/${number}/postmortem`);
  await expect(text(reader)).toContainText("Measure the pool");
  await expect(text(reader)).toHaveAttribute("contenteditable", "false");
  await expect(reader.getByRole("button", { name: "Publish" })).toHaveCount(0);
  await expect(reader.getByText(/Detect|detect/).first()).toBeVisible();
});
