import { expect, it } from "vitest";

import { advance, emptyRoom, fold } from "@/lib/timeline/room";
import { FakeLiveServer, grace, INCIDENT } from "@/test/fake-live-server";

import { viewOf } from "./room-view";

const server = new FakeLiveServer();
for (let index = 0; index < 30; index++)
  server.write(
    { type: "title_changed", commandId: `t${index}`, payload: { title: `Title ${index}` } },
    grace,
  );
const { events } = server;
const snapshot = { state: fold(INCIDENT, events.slice(0, 20)), events: events.slice(15, 20) };

it("shows the snapshot while the history is still coming, with what has followed it", () => {
  const beginning = advance(emptyRoom(INCIDENT), [...snapshot.events, ...events.slice(0, 5)]);
  expect(viewOf(beginning, snapshot)).toBe(snapshot);

  const followed = viewOf(advance(beginning, events.slice(20, 23)), snapshot);
  expect(followed.events.map(({ seq }) => seq)).toEqual([16, 17, 18, 19, 20, 21, 22, 23]);
  expect(followed.state).toEqual(fold(INCIDENT, events.slice(0, 23)));
});

it("does not jump over a gap", () => {
  const room = advance(emptyRoom(INCIDENT), [...snapshot.events, ...events.slice(21, 23)]);
  expect(viewOf(room, snapshot)).toBe(snapshot);
});

it("shows the room once it is whole", () => {
  const room = advance(emptyRoom(INCIDENT), events);
  expect(viewOf(room, snapshot)).toBe(room);
});
