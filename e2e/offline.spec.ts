import { declare } from "./fixtures/api";
import { connection, enterRoom, entry, expectLive, notesOf, shownNotes, write } from "./fixtures/room";
import { share } from "./fixtures/shared";
import { siteOf } from "./fixtures/site";
import { expect, test as story } from "./fixtures/story";
import { type E2eServer, startE2eServer } from "../test/e2e-server";

const shared = share<E2eServer>();

const test = story.extend<{ node: E2eServer }>({
  /** On the common database, to be killed and started again. */
  node: async ({ site: { databaseUrl } }, use) =>
    use(await shared.get(() => startE2eServer({ databaseUrl, worker: false }))),
});

// One node for all of them.
test.describe.configure({ mode: "default" });
test.afterAll(shared.stop);

const CUT_OFF =
  /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_NETWORK_CHANGED|WebSocket connection/;
test.slow();

const KEPT = "Kept here until there is a connection";
const WRITTEN = "Written to the log";

test("one goes offline, writes, and comes back: nothing is lost, nothing is doubled", async ({
  open,
  person,
  site,
}) => {
  const [ada, grace] = await Promise.all([person("responder"), person("responder")]);
  const { incidentId, number } = await declare(site, ada);
  const { page: away, quiet } = await open(ada);
  quiet.allow(CUT_OFF, "the story cuts its connection");
  const { page: here } = await open(grace);
  await enterRoom(away, `/incidents/${number}`);
  await enterRoom(here, `/incidents/${number}`);
  await write(away, "Note before");
  await expect(entry(here, "Note before")).toBeVisible();

  await away.context().setOffline(true);
  await expect(connection(away)).toHaveText("Offline");
  for (const words of ["Note from afar 1", "Note from afar 2", "Note from afar 3"]) {
    await write(away, words);
    await expect(entry(away, words)).toContainText(KEPT);
  }
  for (const words of ["Note from here 1", "Note from here 2"]) await write(here, words);
  await expect(entry(here, "Note from here 2")).toContainText(WRITTEN);
  await expect(entry(here, "Note from afar")).toHaveCount(0);
  await expect(entry(away, "Note from here")).toHaveCount(0);

  await away.context().setOffline(false);
  await expectLive(away);
  for (const words of ["Note from afar 1", "Note from afar 2", "Note from afar 3"])
    await expect(entry(away, words)).toContainText(WRITTEN);
  const written = await notesOf(site, ada, incidentId);
  expect(written).toHaveLength(6);
  expect(written.filter((words) => words.startsWith("Note from afar"))).toEqual([
    "Note from afar 1",
    "Note from afar 2",
    "Note from afar 3",
  ]);
  for (const page of [away, here]) {
    await expect(entry(page, /^/).filter({ hasText: "Note " })).toHaveCount(6);
    expect(await shownNotes(page, "Note ")).toEqual(written);
  }
});

test("the server is killed and comes back: what was written meanwhile is written once", async ({
  open,
  person,
  site,
  node,
}) => {
  const [ada, grace] = await Promise.all([person("responder"), person("responder")]);
  const { incidentId, number } = await declare(site, ada);
  const { page: orphan, quiet } = await open(ada, { site: siteOf(node) });
  quiet.allow(CUT_OFF, "its server is killed");
  const { page: other } = await open(grace);
  await enterRoom(orphan, `/incidents/${number}`);
  await enterRoom(other, `/incidents/${number}`);
  await write(orphan, "Note through one node");
  await expect(entry(other, "Note through one node")).toBeVisible();

  await node.kill();
  await expect(connection(orphan)).toHaveText("Offline");
  await write(orphan, "Note to nobody 1");
  await write(orphan, "Note to nobody 2");
  await write(other, "Note through the other node");
  await expect(entry(orphan, "Note to nobody 2")).toContainText(KEPT);
  await node.restart();

  await expect(connection(orphan)).toHaveText("Live", { timeout: 20_000 });
  await expect(entry(orphan, "Note to nobody 2")).toContainText(WRITTEN);
  await expect(entry(orphan, "Note through the other node")).toBeVisible();
  await expect(entry(other, "Note to nobody 2")).toBeVisible();
  const written = await notesOf(site, ada, incidentId);
  expect(written).toHaveLength(4);
  for (const page of [orphan, other]) expect(await shownNotes(page, "Note ")).toEqual(written);
});

test("what could not be sent outlives the page", async ({ open, person, site, node }) => {
  const ada = await person("responder");
  const { incidentId, number } = await declare(site, ada);
  const { page, quiet } = await open(ada, { site: siteOf(node) });
  quiet.allow(CUT_OFF, "its server is killed");
  await enterRoom(page, `/incidents/${number}`);
  await node.kill();
  await expect(connection(page)).toHaveText("Offline");
  await write(page, "Note kept 1");
  await write(page, "Note kept 2");
  await expect(entry(page, "Note kept 2")).toContainText(KEPT);
  await expect(page.reload()).rejects.toThrow("ERR_CONNECTION_REFUSED");
  await node.restart();

  await enterRoom(page, `/incidents/${number}`);
  await expect(entry(page, "Note kept 2")).toBeVisible();
  await expect.poll(() => notesOf(site, ada, incidentId)).toEqual(["Note kept 1", "Note kept 2"]);
  await page.reload();
  await expectLive(page);
  await expect(entry(page, "Note kept")).toHaveCount(2);
  expect(await notesOf(site, ada, incidentId)).toHaveLength(2);
});
