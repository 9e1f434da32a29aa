import { randomUUID } from "node:crypto";

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
