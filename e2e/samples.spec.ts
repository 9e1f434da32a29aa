import { expectAccessible } from "./fixtures/axe";
import { mintPerson } from "./fixtures/people";
import { enterRoom, entry } from "./fixtures/room";
import { siteOf } from "./fixtures/site";
import { expect, test } from "./fixtures/story";

/** The past of a recording is told within this on a busy machine. */
const OPENS_WITHIN_MS = 45_000;

test("a newcomer watches a sample open by itself, sees its telemetry, breaks a shop, and removes it all", async ({
  launch,
  open,
}) => {
  test.setTimeout(180_000);
  const site = siteOf(await launch({ env: { PARALLAX_SAMPLE: "true" }, worker: true }));
  const owner = await mintPerson(site, "owner");
  const { page } = await open(owner, { site });

  await page.goto("/");
  const row = page.getByRole("link", { name: /out of bounds/ });
  await expect(row).toBeVisible({ timeout: OPENS_WITHIN_MS });
  await expect(page.getByText("sample", { exact: true }).first()).toBeVisible();
  const address = (await row.getAttribute("href")) ?? "";
  await enterRoom(page, address);
  await expect(page.getByText("Sample", { exact: true })).toBeVisible();
  await expect(entry(page, /out of bounds/).first()).toBeVisible();

  const finished = entry(page, /finished the investigation/);
  await expect(finished).toBeVisible({ timeout: OPENS_WITHIN_MS });
  await expect(finished).toContainText("PetSearch");

  await page.getByRole("link", { name: "Evidence of its time" }).click();
  await expect(page).toHaveURL(/samples=1/);
  const series = page.getByRole("region", { name: "Series" });
  await expect(series.getByText(/PetSite/).first()).toBeVisible();

  await page.goto("/samples");
  const runs = page.getByRole("region", { name: "What runs" });
  await expect(runs.getByRole("link", { name: /^Watch INC-\d+$/ })).toHaveAttribute("href", address);
  await expectAccessible(page, "/samples");
  // It has told all of its story, or is told to end.
  const stop = runs.getByRole("button", { name: "Stop" });
  if (await stop.isVisible()) await stop.click();
  await expect(runs.getByText("Ended")).toBeVisible();

  await page.getByRole("button", { name: "Open the shop" }).click();
  await expect(runs.getByText("Telling its past")).toBeVisible();
  await page.getByLabel("What happens").selectOption({ label: "The network delays its calls" });
  await page.getByLabel("Where", { exact: true }).selectOption({ label: "checkout → payments" });
  await page.getByRole("button", { name: "Break it" }).click();
  await page.getByRole("button", { name: /^Mend it/ }).click();
  await expect(page.getByRole("list", { name: "What is broken" })).toHaveCount(0);

  await page.getByRole("button", { name: "Remove all samples" }).click();
  await expect(page.getByText(/^Nothing: no sample has run here/)).toBeVisible();
  await page.goto("/");
  await expect(page.getByText("No incidents yet")).toBeVisible();
});
