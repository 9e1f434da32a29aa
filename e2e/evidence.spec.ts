import { randomUUID } from "node:crypto";

import type { Locator, Page } from "@playwright/test";

import { declare } from "./fixtures/api";
import { expectAccessibleDialog } from "./fixtures/axe";
import { mintApiToken } from "./fixtures/people";
import { expectLive } from "./fixtures/room";
import { runSdkProgram, type Sent } from "./fixtures/sdk-program";
import { expect, test } from "./fixtures/story";

/** What is sent has to be seen this soon after the exporter's last answer: the explorer reads again by itself. */
const SEEN_WITHIN_MS = 3_000;

const signals: readonly { tab: string; list: string; none: RegExp; seen: (sent: Sent) => string | RegExp }[] =
  [
    { tab: "traces", list: "Sampled traces", none: /^No spans/, seen: ({ operation }) => operation },
    { tab: "logs", list: "Log patterns", none: /^No log lines/, seen: () => /The card of .* was refused/ },
    { tab: "metrics", list: "Series", none: /^Nothing was measured/, seen: ({ metric }) => metric },
  ];

for (const { tab, list, none, seen } of signals)
  test(`the ${tab} that a program sends with the OpenTelemetry SDK are seen within three seconds`, async ({
    open,
    person,
    site,
  }, info) => {
    const ada = await person("responder");
    const { bearer } = await mintApiToken(site, ada, { scopes: ["ingest"] });
    const { page } = await open(ada);
    const service = `till-${randomUUID().slice(0, 8)}`;
    await page.goto(`/evidence?last=15m&tab=${tab}&service=${service}`);
    const region = page.getByRole("region", { name: list });
    await expect(region.getByText(none)).toBeVisible();

    const sent = await runSdkProgram(site.origin, bearer, service);
    const sentMs = performance.now();
    await expect(region.getByText(seen(sent)).first()).toBeVisible({ timeout: SEEN_WITHIN_MS });
    await info.attach(`${tab}: milliseconds from the exporter's answer until they are seen`, {
      body: String(Math.round(performance.now() - sentMs)),
    });
  });

test("a chart, a log pattern and a trace are pinned from the explorer, and stay in the incident's timeline", async ({
  open,
  person,
  site,
}) => {
  const ada = await person("responder");
  const { bearer } = await mintApiToken(site, ada, { scopes: ["ingest"] });
  const { number } = await declare(site, ada);
  const { page } = await open(ada);
  const sent = await runSdkProgram(site.origin, bearer, `till-${randomUUID().slice(0, 8)}`);

  await page.goto(`/incidents/${number}`);
  // Whoever leaves before the room is live has the browser warn of a connection that is given up.
  await expectLive(page);
  await page.getByRole("link", { name: "Evidence of its time" }).click();
  await page.getByRole("searchbox", { name: "Search the series" }).fill(sent.service);
  await page
    .getByRole("region", { name: "Series" })
    .getByRole("button", { name: sent.metric })
    .first()
    .click();
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  await expectAccessibleDialog(page, "the explorer with a chart");
  await pin(page, number, { title: "The till answers", note: "It **began** here." });

  await page.getByRole("link", { name: "Logs" }).click();
  await page.getByRole("button", { name: new RegExp(`${sent.service}.*The card of .* was refused`) }).click();
  await expect(page.getByRole("article", { name: "Log pattern" }).getByText(sent.words)).toBeVisible();
  await pin(page, number, { title: "Cards are refused" });

  await page.getByRole("link", { name: "Traces" }).click();
  await page.getByRole("region", { name: "Sampled traces" }).getByText(sent.service).first().click();
  await expect(page.getByRole("tree")).toBeVisible();
  await pin(page, number, { title: "A checkout fails" });
  await page.getByRole("button", { name: "Open it" }).last().click();

  await expectLive(page);
  const figureWith = (has: Locator) => page.getByRole("figure").filter({ has });
  const trace = figureWith(page.getByRole("list", { name: "A checkout fails" }));
  await expect(trace.getByText(`Failed: ${sent.service} ${sent.operation}`)).toBeVisible();
  const pattern = figureWith(
    page.getByRole("img", { name: /^Cards are refused, .*: Error of till-.*, 1 line/ }),
  );
  await pattern.getByText(sent.words).first().click();
  await expect(pattern.getByText(sent.words).last()).toBeVisible();
  await expectAccessibleDialog(page, "the room with pinned evidence");

  const chart = figureWith(page.getByRole("img", { name: /^The till answers/ }));
  await expect(chart).toBeVisible();
  await expect(page.getByText("began")).toBeVisible();
  await chart.getByRole("link", { name: "Open in the explorer" }).click();
  await expect(page).toHaveURL(new RegExp(`/evidence\\?incident=${number}&from=.*&series=`));
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
});

async function pin(page: Page, number: number, { title, note }: { title: string; note?: string }) {
  await page.getByRole("button", { name: `Pin to INC-${number}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill(title);
  if (note !== undefined) await dialog.getByLabel("What is to be seen in it").fill(note);
  await dialog.getByRole("button", { name: /^Pin to INC/ }).click();
  await expect(dialog).toBeHidden();
}
