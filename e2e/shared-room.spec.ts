import { declare, readLog } from "./fixtures/api";
import { choose, composer, enterRoom, entry, expectLive, notesOf, write } from "./fixtures/room";
import { expect, test } from "./fixtures/story";

test("two people share a room: each sees at once who is there and what the other does", async ({
  open,
  person,
  site,
}) => {
  const [ada, grace] = await Promise.all([person("responder"), person("responder")]);
  const { incidentId, number, title } = await declare(site, ada);
  const { page: one } = await open(ada);
  const { page: other } = await open(grace);
  await enterRoom(one, `/incidents/${number}`);
  await enterRoom(other, `/incidents/${number}`);

  for (const page of [one, other])
    for (const { name } of [ada, grace])
      await expect(page.getByRole("list", { name: "Here now" }).getByText(name)).toHaveCount(1);

  await write(one, "Cards fail, **wallets** work");
  await expect(entry(other, "Cards fail, wallets work")).toContainText(ada.name);
  await expect(entry(one, "Cards fail")).toContainText("Written to the log");

  await choose(one, one.getByRole("button", { name: "Severity: Undetermined" }), /^SEV2/);
  await expect(other.getByRole("button", { name: "Severity: SEV2" })).toBeVisible();
  await choose(other, other.getByRole("button", { name: "Status: Triage" }), "Investigating");
  await expect(one.getByRole("button", { name: "Status: Investigating" })).toBeVisible();

  await other.getByRole("button", { name: "Take command" }).first().click();
  await expect(one.getByRole("button", { name: `${grace.name} is the commander` })).toBeVisible();

  await one.getByRole("textbox", { name: "New task" }).fill("Roll back 4.2");
  await one.getByRole("textbox", { name: "New task" }).press("Enter");
  await other.getByRole("button", { name: "Roll back 4.2: mark as done" }).click();
  await expect(one.getByRole("button", { name: "Roll back 4.2: mark as open" })).toBeVisible();

  await one.getByRole("heading", { level: 1 }).getByRole("button", { name: title }).click();
  await one.getByRole("textbox", { name: "Title", exact: true }).fill(`${title}, in Europe`);
  await one.keyboard.press("Enter");
  await expect(other.getByRole("heading", { level: 1, name: `${title}, in Europe` })).toBeVisible();

  expect(await notesOf(site, ada, incidentId)).toEqual(["Cards fail, **wallets** work"]);
  expect((await readLog(site, ada, incidentId)).map(({ type }) => type)).toEqual([
    "incident_declared",
    "note_added",
    "severity_changed",
    "status_changed",
    "role_assigned",
    "task_added",
    "task_changed",
    "title_changed",
  ]);
});

test("whoever leaves the room, or looks elsewhere in it, is seen to", async ({ open, person, site }) => {
  const [ada, grace] = await Promise.all([person("responder"), person("responder")]);
  const { number } = await declare(site, ada);
  const { page: one } = await open(ada);
  const { page: other } = await open(grace);
  await enterRoom(one, `/incidents/${number}`);
  await enterRoom(other, `/incidents/${number}`);
  const present = one.getByRole("list", { name: "Here now" });
  await expect(present).toContainText(`${grace.name} · looks at the timeline`);
  await other.keyboard.press("2");
  await expect(present).toContainText(`${grace.name} · looks at the board`);
  await other.goto("/");
  await expect(present).not.toContainText(grace.name);
});

test("what is being written survives a reload, and a slash command does what it says", async ({
  open,
  person,
  site,
}) => {
  const ada = await person("responder");
  const { number } = await declare(site, ada);
  const { page } = await open(ada);
  await enterRoom(page, `/incidents/${number}`);
  await composer(page).fill("Half a thou");
  await page.reload();
  await expectLive(page);
  await expect(composer(page)).toHaveValue("Half a thou");

  await write(page, "/severity SEV1 Nobody can pay");
  await expect(page.getByRole("button", { name: "Severity: SEV1" })).toBeVisible();
  await expect(entry(page, "Nobody can pay")).toBeVisible();
  await write(page, "/nonsense");
  await expect(page.getByRole("alert").filter({ hasText: "There is no command /nonsense" })).toBeVisible();
  await expect(composer(page)).toHaveValue("/nonsense");
});
