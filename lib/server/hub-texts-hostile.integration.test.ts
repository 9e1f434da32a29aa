import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";

import { type Outcome, success } from "@/lib/wire/problem";
import { beginPostmortem } from "@/lib/verbs/begin-postmortem";
import { setAttributes } from "@/lib/store/postmortem-draft";
import { openHub } from "@/lib/server/hub-runtime";
import { verbContext } from "@/lib/server/verb-context";
import type { TestPerson } from "@/test/api";
import { type LiveWorld, startLiveWorld } from "@/test/live-world";
import { openText, paragraph, type TextClient } from "@/test/text-client";

let world: LiveWorld;
let mallory: TestPerson;
let incidentId: string;
let honest: TextClient;

beforeAll(async () => {
  // What is under test is what is refused, not how often one may try.
  world = await startLiveWorld((runtime) => openHub({ ...runtime, limitTyping: () => success(null) }));
  mallory = await world.api.person("responder", { name: "Mallory" });
  incidentId = await world.declare(mallory);
  const actor = { ...mallory, kind: "person", sessionId: "" } as const;
  const ctx = verbContext(world.api.runtime, actor);
  await beginPostmortem(ctx, { incidentId, input: { commandId: "draft" } });
  honest = await openText(await world.connect(world.nodes[0], mallory), incidentId);
});
afterAll(() => world.stop());

const evil = async () => openText(await world.connect(world.nodes[0], mallory), incidentId);

function element(
  name: string,
  attributes: object = {},
  ...children: (Y.XmlElement | Y.XmlText)[]
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  setAttributes(made, attributes);
  made.insert(0, children);
  return made;
}

function marked(name: string, attributes: object): Y.XmlElement {
  const text = new Y.XmlText();
  text.applyDelta([{ insert: "click", attributes: { [name]: attributes } }]);
  return element("paragraph", {}, text);
}

function nested(depth: number): Y.XmlElement {
  return depth === 0 ? paragraph("deep") : element("blockquote", {}, nested(depth - 1));
}

const strange: Record<string, (text: Y.XmlFragment) => void> = {
  "a script": (text) => text.push([element("script", {}, new Y.XmlText("alert(1)"))]),
  "an image": (text) => text.push([element("image", { src: "https://hostile.invalid/x.png" })]),
  "an attribute": (text) => text.push([element("paragraph", { onclick: "alert(1)" })]),
  "a style": (text) => text.push([element("heading", { level: 1, style: "color:red" })]),
  "a heading of level 9": (text) => text.push([element("heading", { level: 9 })]),
  "an id that is an object": (text) => text.push([element("followUp", { taskId: { a: 1 } })]),
  "a link to a script": (text) => text.push([marked("link", { href: "javascript:alert(1)" })]),
  "a link with a target": (text) =>
    text.push([marked("link", { href: "https://a.test/", target: "_blank" })]),
  "a colour": (text) => text.push([marked("textStyle", { color: "red" })]),
  "a source that names nothing": (text) => text.push([marked("source", { seqs: [] })]),
  "words beside the blocks": (text) => text.push([new Y.XmlText("loose")]),
  "a paragraph in a paragraph": (text) => text.push([element("paragraph", {}, paragraph("inner"))]),
  "marked code": (text) => {
    const words = new Y.XmlText();
    words.applyDelta([{ insert: "x", attributes: { bold: {} } }]);
    text.push([element("codeBlock", {}, words)]);
  },
  "a picture among words": (text) => {
    const words = new Y.XmlText("x");
    text.push([element("paragraph", {}, words)]);
    words.insertEmbed(1, { image: "https://hostile.invalid/x.png" });
  },
  "a nest of quotes": (text) => text.push([nested(25)]),
  "a very deep nest": (text) => text.push([nested(300)]),
  "another text": ({ doc }) => doc?.getMap("more").set("a", "b"),
  "attributes of the text": (text) => Y.XmlElement.prototype.setAttribute.call(text, "a", "b"),
  "a hook": (text: { push(content: unknown[]): void }) => text.push([new Y.XmlHook("iframe")]),
};

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? "taken" : outcome.problem.code);

it.each(Object.keys(strange))("refuses %s, and keeps and tells nothing of it", async (name) => {
  const before = honest.read();
  const heard = honest.heard.length;
  const mine = await evil();
  const outcome = await mine.send(mine.change((text) => strange[name]?.(text)));
  expect(outcome).toMatchObject({ ok: false, problem: { code: "invalid" } });
  expect(honest.heard).toHaveLength(heard);
  expect((await evil()).read()).toEqual(before);
});

it("refuses a text that would be too long, piece by piece", async () => {
  const mine = await evil();
  const piece = "x".repeat(200_000);
  const outcomes = [];
  for (let turn = 0; turn < 12; turn++) outcomes.push(await mine.write(piece));
  const taken = outcomes.filter(({ ok }) => ok).length;
  expect(taken).toBeLessThan(11);
  expect(outcomes.at(-1)).toMatchObject({ ok: false });
  const shorter = await evil();
  const remove = shorter.change((text) => {
    text.delete(text.length - taken, taken);
  });
  expect(await shorter.send(remove)).toMatchObject({ ok: true });
  expect(await honest.write("there is room again")).toMatchObject({ ok: true });
});

it("refuses more than 256 KiB at once, and hangs up on 10 MB", async () => {
  const mine = await evil();
  expect(await mine.write("x".repeat(300_000))).toMatchObject({
    problem: { code: "invalid", errors: [{ path: "update" }] },
  });
  const client = await world.connect(world.nodes[0], mallory);
  const ended = new Promise((resolve) => client.socket.on("disconnect", resolve));
  client.socket.emit("postmortem_update", { incidentId, update: new Uint8Array(10_000_000) });
  await ended;
  expect(await honest.write("still here")).toMatchObject({ ok: true });
});

it("survives any bytes", async () => {
  const mine = await evil();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const outcome = await mine.send(bytes);
      expect(codeOf(outcome)).toMatch(/^(taken|invalid|conflict)$/);
    }),
    { numRuns: 60 },
  );
  expect(await honest.write("after noise")).toMatchObject({ ok: true });
  expect((await evil()).read()).toEqual(honest.read());
});

it("survives real updates with some bytes changed, and stays a document", async () => {
  const mine = await evil();
  const real = Y.encodeStateAsUpdate(mine.doc);
  const slip = fc.record({ at: fc.nat(real.length - 1), to: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(slip, { minLength: 1, maxLength: 6 }), fc.boolean(), async (slips, small) => {
      const other = new Y.Doc();
      Y.applyUpdate(other, Y.encodeStateAsUpdate(mine.doc));
      const vector = Y.encodeStateVector(other);
      other.getXmlFragment("default").push([paragraph("an honest line, before it was changed")]);
      const update = small ? Y.encodeStateAsUpdate(other, vector) : Uint8Array.from(real);
      for (const { at, to } of slips) update[at % update.length] = to;
      const outcome = await mine.send(update);
      expect(codeOf(outcome)).toMatch(/^(taken|invalid|conflict)$/);
    }),
    { numRuns: 60 },
  );
  expect(await honest.write("after slips")).toMatchObject({ ok: true });
  expect((await world.api.runtime.documents.read(incidentId))?.document).toEqual((await evil()).read());
});
