import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { roomViews } from "@/lib/wire/live";

import { createPresence, EXPIRY_MS, HEARTBEAT_MS, type Presence } from "./presence";
import {
  decodeNotice,
  encodeNotice,
  mergeRosters,
  MOST_NAMES,
  type Roster,
  rosterOf,
} from "./presence-roster";

const ROOM = "room-1";
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const ada = { id: "ada", name: "Ada" };
const grace = { id: "grace", name: "Grace" };

const person = fc.record({
  id: fc.uuid(),
  name: fc.string({ minLength: 1, maxLength: 120, unit: "grapheme" }),
  view: fc.constantFrom(...roomViews),
  idle: fc.boolean(),
});
const roster = fc
  .uniqueArray(person, { selector: ({ id }) => id, maxLength: MOST_NAMES })
  .chain((people) =>
    fc.record({ people: fc.constant(people), total: fc.integer({ min: people.length, max: 5_000 }) }),
  );

describe("a notice", () => {
  it("fits into a notification, and is read back as it was where all names fit", () => {
    fc.assert(
      fc.property(roster, (said: Roster) => {
        const text = encodeNotice({ node: "n", incidentId: ROOM, roster: said });
        expect(Buffer.byteLength(text)).toBeLessThan(8_000);
        const read = decodeNotice(text);
        expect(read?.roster.total).toBe(said.total);
        const names = read?.roster.people ?? [];
        expect(names).toEqual(said.people.slice(0, names.length));
        expect(names.length).toBeGreaterThanOrEqual(Math.min(10, said.people.length));
      }),
    );
  });

  it("is null for anything else", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const read = decodeNotice(text);
        expect(read === null || typeof read.incidentId === "string").toBe(true);
      }),
    );
    expect(decodeNotice("[1,2,3,4]")).toBeNull();
  });
});

describe("rosters", () => {
  it("hold one line per person: awake before idle, then the latest", () => {
    const said = rosterOf([
      { person: ada, view: "timeline", idle: false, since: 1 },
      { person: grace, view: "tasks", idle: true, since: 2 },
      { person: ada, view: "board", idle: false, since: 3 },
      { person: ada, view: "tasks", idle: true, since: 4 },
    ]);
    expect(said).toEqual({
      people: [
        { ...ada, view: "board", idle: false },
        { ...grace, view: "tasks", idle: true },
      ],
      total: 2,
    });
  });

  it("merge to the same whatever the order, and count nobody twice whom they name", () => {
    fc.assert(
      fc.property(fc.array(roster, { maxLength: 4 }), (all) => {
        const merged = mergeRosters(all);
        const backwards = mergeRosters(all.toReversed());
        expect(merged.total).toBe(backwards.total);
        expect(merged.people.map(({ id }) => id)).toEqual(backwards.people.map(({ id }) => id));
        expect(merged.people.length).toBeLessThanOrEqual(MOST_NAMES);
      }),
    );
    const same = { people: [{ ...ada, view: "board", idle: true }], total: 1 } as const;
    expect(mergeRosters([same, same]).total).toBe(1);
  });
});

describe("nodes that gossip", () => {
  type Node = Presence & { seen: Roster[]; cutOff: boolean };
  let nodes: readonly [Node, Node, Node];

  function startNode(name: string): Node {
    const seen: Roster[] = [];
    const presence = createPresence({
      node: name,
      now: () => Date.now(),
      publish(text) {
        if (node.cutOff) return;
        for (const other of nodes) if (!other.cutOff) other.hear(text);
      },
      onChange: (_incidentId, current) => seen.push(current),
    });
    const node: Node = Object.assign(presence, { seen, cutOff: false });
    return node;
  }

  beforeEach(() => {
    vi.useFakeTimers();
    nodes = [startNode("one"), startNode("two"), startNode("three")];
  });
  afterEach(() => {
    for (const node of nodes) node.close();
    vi.useRealTimers();
  });

  it("agree on who is there, and tell it once", async () => {
    const [one, two] = nodes;
    one.attend(ROOM, "c1", { person: ada, view: "board", idle: false });
    two.attend(ROOM, "c2", { person: grace, view: "tasks", idle: false });
    await wait(1_000);
    for (const { seen } of nodes)
      expect(seen.at(-1)?.people.map(({ name }) => name)).toEqual(["Ada", "Grace"]);
    const told = nodes.map(({ seen }) => seen.length);
    expect(Math.max(...told)).toBeLessThanOrEqual(2);
    await wait(10 * HEARTBEAT_MS);
    expect(nodes.map(({ seen }) => seen.length)).toEqual(told);
  });

  it("collect changes", async () => {
    const [one, two] = nodes;
    for (let index = 0; index < 200; index++)
      one.attend(ROOM, `c${index}`, {
        person: { id: `p${index}`, name: `P${index}` },
        view: "board",
        idle: false,
      });
    await wait(1_000);
    expect(two.seen).toHaveLength(1);
    expect(two.seen[0]).toMatchObject({ total: 200 });
    expect(two.seen[0]?.people.length).toBeLessThanOrEqual(MOST_NAMES);
  });

  it("see somebody leave", async () => {
    const [one, two] = nodes;
    one.attend(ROOM, "c1", { person: ada, view: "board", idle: false });
    await wait(1_000);
    one.leave(ROOM, "c1");
    await wait(1_000);
    expect(two.seen.map(({ total }) => total)).toEqual([1, 0]);
  });

  it("forget a node that says goodbye at once, and one that falls silent after a while", async () => {
    const [one, two, three] = nodes;
    one.attend(ROOM, "c1", { person: ada, view: "board", idle: false });
    two.attend(ROOM, "c2", { person: grace, view: "tasks", idle: false });
    await wait(1_000);
    expect(three.roster(ROOM).total).toBe(2);
    two.close();
    expect(three.roster(ROOM).total).toBe(1);
    one.cutOff = true;
    await wait(EXPIRY_MS + HEARTBEAT_MS);
    expect(three.roster(ROOM).total).toBe(0);
    expect(three.seen.at(-1)?.total).toBe(0);
  });

  it("let a newcomer know within a heartbeat", async () => {
    const [one, , newcomer] = nodes;
    newcomer.cutOff = true;
    one.attend(ROOM, "c1", { person: ada, view: "board", idle: false });
    await wait(1_000);
    newcomer.cutOff = false;
    await wait(HEARTBEAT_MS);
    expect(newcomer.roster(ROOM).total).toBe(1);
  });
});
