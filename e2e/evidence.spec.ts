import { randomUUID } from "node:crypto";

import { declare } from "./fixtures/api";
import { expectAccessibleDialog } from "./fixtures/axe";
import { mintApiToken } from "./fixtures/people";
import { runSdkProgram } from "./fixtures/sdk-program";
import { expect, test } from "./fixtures/story";

test("what a program sends with the OpenTelemetry SDK is seen in the explorer", async ({
  open,
  person,
  site,
}) => {
  const ada = await person("responder");
  const { bearer } = await mintApiToken(site, ada, { scopes: ["ingest"] });
  const { page } = await open(ada);
  const sent = await runSdkProgram(site.origin, bearer, `till-${randomUUID().slice(0, 8)}`);

  await page.goto(`/evidence?tab=logs&service=${sent.service}`);
  const pattern = page.getByRole("button", { name: /The card of .* was refused/ });
  await pattern.click();
  await expect(page.getByRole("article", { name: "Log pattern" }).getByText(sent.words)).toBeVisible();

  await page.goto(`/evidence?tab=traces&service=${sent.service}`);
  await expect(page.getByText(sent.operation).first()).toBeVisible();

  await page.goto(`/evidence?tab=metrics&service=${sent.service}`);
  await expect(page.getByText(sent.metric).first()).toBeVisible();

  await page.goto("/settings/sources");
  await expect(page.getByText(sent.service).first()).toBeVisible();
});

test("a chart is pinned from the explorer, and stays in the incident's timeline", async ({
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
  await page.getByRole("link", { name: "Evidence of its time" }).click();
  await page.getByRole("searchbox", { name: "Search the series" }).fill(sent.service);
  await page
    .getByRole("region", { name: "Series" })
    .getByRole("button", { name: sent.metric })
    .first()
    .click();
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  await expectAccessibleDialog(page, "the explorer with a chart");

  await page.getByRole("button", { name: `Pin to INC-${number}` }).click();
  await page.getByLabel("Title").fill("The till answers");
  await page.getByLabel("What is to be seen in it").fill("It **began** here.");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Pin to INC/ })
    .click();
  await page.getByRole("button", { name: "Open it" }).click();

  const chart = page
    .getByRole("figure")
    .filter({ has: page.getByRole("img", { name: /^The till answers/ }) });
  await expect(chart).toBeVisible();
  await expect(page.getByText("began")).toBeVisible();
  await chart.getByRole("link", { name: "Open in the explorer" }).click();
  await expect(page).toHaveURL(new RegExp(`/evidence\\?incident=${number}&from=.*&series=`));
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
});
