import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";

import { beginPostmortem } from "@/lib/verbs/begin-postmortem";
import { verbContext } from "@/lib/server/verb-context";
import type { Document } from "@/lib/postmortem/document-types";
import type { TestPerson } from "@/test/api";
import { type LiveWorld, startLiveWorld, type TestClient } from "@/test/live-world";
import { openText, paragraph, type TextClient } from "@/test/text-client";
import { until } from "@/test/until";

let world: LiveWorld;
let ada: TestPerson;
let grace: TestPerson;
let manager: TestPerson;
let watcher: TestPerson;

beforeAll(async () => {
  world = await startLiveWorld();
  ada = await world.api.person("responder", { name: "Ada" });
  grace = await world.api.person("responder", { name: "Grace" });
  manager = await world.api.person("manager", { name: "Mary" });
  watcher = await world.api.person("observer", { name: "Olive" });
});
afterAll(() => world.stop());

async function drafted(more: object = {}): Promise<string> {
  const incidentId = await world.declare(manager, more);
  const actor = { ...manager, kind: "person", sessionId: "" } as const;
  const input = { commandId: crypto.randomUUID() };
  const begun = await beginPostmortem(verbContext(world.api.runtime, actor), { incidentId, input });
  expect(begun).toMatchObject({ ok: true });
  return incidentId;
}

const connect = (person: TestPerson, node: 0 | 1 = 0) => world.connect(world.nodes[node], person);
const opens = async (person: TestPerson, incidentId: string, node: 0 | 1 = 0) =>
  openText(await connect(person, node), incidentId);
const says = (document: Document, words: string) => JSON.stringify(document).includes(words);
const both = (texts: readonly TextClient[], words: string) =>
  until(() => texts.every((text) => says(text.read(), words)), `That all read "${words}"`);

const carets = ({ told }: TestClient) => told.filter(({ name }) => name === "postmortem_caret");

describe("a text that several write", () => {
  it("is the same for all, whichever node they are at, and nobody is told what they said", async () => {
    const incidentId = await drafted();
    const here = await opens(ada, incidentId);
    const there = await opens(grace, incidentId, 1);
    expect(here.read()).toEqual(there.read());
    await Promise.all([
      ...["a1", "a2", "a3"].map((words) => here.write(words)),
      ...["g1", "g2", "g3"].map((words) => there.write(words)),
    ]);
    for (const words of ["a1", "a2", "a3", "g1", "g2", "g3"]) await both([here, there], words);
    expect(here.read()).toEqual(there.read());
    expect((await world.api.runtime.documents.read(incidentId))?.document).toEqual(here.read());
    const third = await opens(manager, incidentId, 1);
    expect(third.read()).toEqual(here.read());
    expect(third.opening.number).toBe(6);
    expect(here.heard.length).toBeLessThanOrEqual(6);
  });

  it("takes in what was written offline, on either side", async () => {
    const incidentId = await drafted();
    const client = await connect(ada);
    const before = await openText(client, incidentId);
    client.socket.disconnect();
    before.change((text) => text.push([paragraph("written in the train")]));
    const other = await opens(grace, incidentId, 1);
    await other.write("written meanwhile");
    const after = await openText(await connect(ada, 1), incidentId, before.doc);
    expect(says(after.read(), "written meanwhile")).toBe(true);
    const missing = Y.encodeStateAsUpdate(after.doc, after.opening.stateVector);
    expect(await after.send(missing)).toMatchObject({ ok: true });
    await both([other], "written in the train");
    expect(other.read()).toEqual(after.read());
  });

  it("takes a change that is sent again once", async () => {
    const incidentId = await drafted();
    const here = await opens(ada, incidentId);
    const update = here.change((text) => text.push([paragraph("only once")]));
    const [first, again] = [await here.send(update), await here.send(update)];
    expect([first, again]).toMatchObject([{ value: { number: 1 } }, { value: { number: 1 } }]);
    const there = await opens(grace, incidentId, 1);
    expect(await there.send(update)).toMatchObject({ ok: true, value: { number: 1 } });
    expect(JSON.stringify(there.read()).split("only once")).toHaveLength(2);
  });

  it("asks for what comes before where a change follows on something that it does not have", async () => {
    const incidentId = await drafted();
    const here = await opens(ada, incidentId);
    here.change((text) => text.push([paragraph("kept back")]));
    const next = here.change((text) => text.push([paragraph("sent")]));
    expect(await here.send(next)).toMatchObject({ ok: false, problem: { code: "conflict" } });
    expect(await here.send(Y.encodeStateAsUpdate(here.doc, here.opening.stateVector))).toMatchObject({
      ok: true,
    });
    await both([await opens(grace, incidentId)], "kept back");
  });

  it("lets nobody send before opening, and tells nothing after closing", async () => {
    const incidentId = await drafted();
    const client = await connect(ada);
    const update = Y.encodeStateAsUpdate(new Y.Doc());
    expect(await client.request("postmortem_update", { incidentId, update })).toMatchObject({
      problem: { code: "conflict" },
    });
    const here = await openText(client, incidentId);
    await client.request("close_postmortem", { incidentId });
    const there = await opens(grace, incidentId);
    await there.write("after the end");
    await there.write("and on");
    expect(here.heard).toEqual([]);
    const none = await world.declare(ada);
    expect(
      await client.request("open_postmortem", { incidentId: none, stateVector: new Uint8Array() }),
    ).toMatchObject({ problem: { code: "not_found" } });
  });
});

describe("rights", () => {
  it("let observers read and not write", async () => {
    const incidentId = await drafted();
    const eyes = await opens(watcher, incidentId);
    expect(eyes.opening.writable).toBe(false);
    expect(await eyes.write("let me")).toMatchObject({ problem: { code: "forbidden" } });
    const hands = await opens(ada, incidentId);
    expect(hands.opening.writable).toBe(true);
    expect(await hands.write("seen by all")).toMatchObject({ ok: true });
    await both([eyes], "seen by all");
    expect(says(hands.read(), "let me")).toBe(false);
  });

  it("close the text to whom the incident is closed", async () => {
    const incidentId = await drafted();
    const client = await connect(grace, 1);
    const shut = await openText(client, incidentId);
    const stays = await opens(manager, incidentId);
    const boss = await connect(manager);
    const payload = { restricted: true, people: [{ id: manager.id, name: "Mary" }] };
    const closed = { incidentId, type: "access_changed", commandId: "shut", payload } as const;
    expect(await boss.request("append", closed)).toMatchObject({ ok: true });
    await until(() => client.told.some(({ name }) => name === "postmortem_closed"));
    await stays.write("behind closed doors");
    expect(await shut.write("still here")).toMatchObject({ ok: false });
    const stateVector = new Uint8Array();
    const unknown = await client.request("open_postmortem", { incidentId: crypto.randomUUID(), stateVector });
    expect(await client.request("open_postmortem", { incidentId, stateVector })).toEqual(unknown);
    expect(says(shut.read(), "behind closed doors")).toBe(false);
  });
});

describe("carets", () => {
  const span = { anchor: { tname: "default", assoc: 0 }, head: { tname: "default", assoc: 0 } };
  it("are shown at every node with the name that the server knows, and go with their connection", async () => {
    const incidentId = await drafted();
    const [mine, near, far] = [await connect(ada), await connect(grace), await connect(grace, 1)];
    for (const client of [mine, near, far]) await openText(client, incidentId);
    const caret = { clientId: 7, person: { id: ada.id, name: "Ada" }, span };
    const claimed = { incidentId, clientId: 7, span, person: { id: "owner", name: "Somebody else" } };
    expect(await mine.request("postmortem_caret", claimed)).toMatchObject({ ok: true });
    await until(() => carets(near).length === 1 && carets(far).length === 1);
    expect(carets(near)[0]?.body).toEqual({ incidentId, caret });
    expect(carets(far)[0]?.body).toEqual({ incidentId, caret });
    expect(carets(mine)).toEqual([]);
    expect(await near.request("postmortem_caret", { incidentId, clientId: 7, span })).toMatchObject({
      problem: { code: "conflict" },
    });
    expect((await opens(manager, incidentId, 1)).opening.carets).toEqual([caret]);
    mine.socket.disconnect();
    await until(() => carets(near).length === 2 && carets(far).length === 2);
    expect(carets(far)[1]?.body).toEqual({ incidentId, caret: { ...caret, span: null } });
  });
});
