import { afterEach, describe, expect, test } from "vitest";

import { FakePostmortemServer, INCIDENT, soon } from "@/test/fake-postmortem-server";
import { until } from "@/test/until";
import { failure } from "@/lib/wire/problem";

import { createPostmortemSession, type PostmortemSession } from "./postmortem-session";
import { createPostmortemStorage } from "./postmortem-storage";

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** A tab of Ada's, with storage that outlives it. */
function openTab(server: FakePostmortemServer, store = new MapStorage()) {
  const connection = server.connect();
  const session = createPostmortemSession({
    incidentId: INCIDENT,
    me: { id: "ada", name: "Ada" },
    connection,
    clock: soon,
    storage: createPostmortemStorage(store, "ada", INCIDENT, String(ends.length)),
  });
  const end = session.start();
  ends.push(end, connection.stop);
  return { session, store, kill: () => (end(), connection.stop()) };
}

class MapStorage {
  readonly #entries = new Map<string, string>();
  get length() {
    return this.#entries.size;
  }
  key = (index: number) => [...this.#entries.keys()][index] ?? null;
  getItem = (key: string) => this.#entries.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#entries.set(key, value);
  removeItem = (key: string) => void this.#entries.delete(key);
}

const text = ({ doc }: Pick<PostmortemSession, "doc">) => doc.getText("t");
const write = (session: PostmortemSession, words: string) =>
  text(session).insert(text(session).length, words);
const saved = (session: PostmortemSession) => () => {
  const status = session.status();
  return status.phase === "open" && !status.unsaved;
};

describe("the text of a postmortem in a tab", () => {
  test("is the same in every tab, and saved once the server has it", async () => {
    const server = new FakePostmortemServer();
    const [ada, grace] = [openTab(server).session, openTab(server).session];
    await until(() => saved(ada)() && saved(grace)());
    write(ada, "The pool was full.");
    expect(ada.status()).toMatchObject({ phase: "open", unsaved: true });
    await until(saved(ada));
    expect(text(server).toJSON()).toBe("The pool was full.");
    expect(text(grace).toJSON()).toBe("The pool was full.");
  });

  test("written offline, is kept, shown as unsaved, and merged with what others wrote in the meantime", async () => {
    const server = new FakePostmortemServer();
    const tab = openTab(server);
    await until(saved(tab.session));
    server.reachable = false;
    server.cut();
    for (const letter of "offline") write(tab.session, letter);
    expect(tab.session.status()).toMatchObject({ unsaved: true });
    text(server).insert(0, "[others] ");
    server.reachable = true;
    await until(saved(tab.session));
    expect(text(server).toJSON()).toContain("offline");
    expect(text(server).toJSON()).toContain("[others]");
    expect(text(tab.session).toJSON()).toBe(text(server).toJSON());
    expect(tab.store.length).toBe(0);
  });

  test("outlives a tab that died before the server was told", async () => {
    const server = new FakePostmortemServer();
    const tab = openTab(server);
    await until(saved(tab.session));
    server.reachable = false;
    server.cut();
    write(tab.session, "last words");
    tab.kill();
    server.reachable = true;
    const next = openTab(server, tab.store);
    await until(saved(next.session));
    expect(text(server).toJSON()).toBe("last words");
  });

  test("is sent again where the acknowledgement got lost, and stands there once", async () => {
    const server = new FakePostmortemServer();
    const { session } = openTab(server);
    await until(saved(session));
    server.mute = true;
    write(session, "once");
    await until(() => text(server).toJSON() !== "");
    expect(session.status()).toMatchObject({ unsaved: true });
    server.mute = false;
    await until(saved(session));
    expect(text(server).toJSON()).toBe("once");
  });

  test("ends, with the reason, where the server will never take it, and is not sent by the next tab", async () => {
    const server = new FakePostmortemServer();
    const tab = openTab(server);
    await until(saved(tab.session));
    server.refusals.push(failure("invalid", "This is no postmortem."));
    write(tab.session, "bad");
    await until(() => tab.session.status().phase === "refused");
    expect(tab.session.status()).toEqual({ phase: "refused", detail: "This is no postmortem." });
    const next = openTab(server, tab.store);
    await until(saved(next.session));
    expect(text(next.session).toJSON()).toBe("");
  });

  test("is opened again where updates conflict, and then sent", async () => {
    const server = new FakePostmortemServer();
    const { session } = openTab(server);
    await until(saved(session));
    server.refusals.push(failure("conflict", "Open it again."), failure("rate_limited", "Slower."));
    write(session, "in the end");
    await until(saved(session));
    expect(text(server).toJSON()).toBe("in the end");
  });

  test("is only read by whom the server does not let write", async () => {
    const server = new FakePostmortemServer();
    server.writable = false;
    const { session } = openTab(server);
    await until(() => session.status().phase === "open");
    expect(session.status()).toEqual({ phase: "open", writable: false, unsaved: false });
    write(session, "mine");
    text(server).insert(0, "theirs");
    server.cut();
    await until(() => text(session).toJSON().includes("theirs"));
    expect(text(server).toJSON()).toBe("theirs");
  });

  test("is absent or closed where the server says so", async () => {
    const server = new FakePostmortemServer();
    const open = openTab(server).session;
    await until(saved(open));
    server.say("postmortem_closed", { incidentId: INCIDENT });
    expect(open.status()).toEqual({ phase: "closed" });
    server.exists = false;
    const none = openTab(server).session;
    await until(() => none.status().phase === "absent");
  });
});

describe("carets", () => {
  test("of others are known while the line holds, with the name that the server gives", async () => {
    const server = new FakePostmortemServer();
    const { session } = openTab(server);
    await until(saved(session));
    const { awareness } = session.carets;
    const span = { anchor: { tname: "default", assoc: 0 }, head: { tname: "default", assoc: 0 } };
    const caret = { clientId: 7, person: { id: "grace", name: "Grace" }, span };
    server.say("postmortem_caret", { incidentId: INCIDENT, caret });
    expect(awareness.states.get(7)).toEqual({ user: caret.person, cursor: span });
    server.say("postmortem_caret", { incidentId: INCIDENT, caret: { ...caret, span: null } });
    expect(awareness.states.has(7)).toBe(false);
    server.say("postmortem_caret", { incidentId: INCIDENT, caret });
    server.reachable = false;
    server.cut();
    expect([...awareness.states.keys()]).toEqual([session.doc.clientID]);
  });

  test("of this person are told by the id of the document", async () => {
    const server = new FakePostmortemServer();
    const { session } = openTab(server);
    await until(saved(session));
    session.carets.awareness.setLocalStateField("cursor", {
      anchor: { tname: "default", assoc: 0 },
      head: { tname: "default", assoc: -1 },
    });
    await until(() => server.carets.length > 0);
    expect(server.carets[0]).toMatchObject({ clientId: session.doc.clientID, span: { head: { assoc: -1 } } });
  });
});
