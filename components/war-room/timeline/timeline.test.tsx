import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";

import { type RoomActions, RoomProvider } from "@/lib/client/room-context";
import type { LiveRoom } from "@/lib/client/use-room";
import { everything } from "@/lib/timeline/filter";
import { zoneOf } from "@/lib/timeline/zone";
import { declared, logOf, note, stateOf } from "@/test/sample-log";

import { createJumps } from "../jumps";
import { Timeline } from "./timeline";

const log = logOf([declared, note("errors in eu-west")]);
const state = stateOf(log);
const room: LiveRoom = {
  events: log,
  missingBefore: 0,
  state,
  confirmed: state,
  pending: [],
  connection: { phase: "live" },
  closed: false,
  append: vi.fn<LiveRoom["append"]>(() => "c"),
  retry: vi.fn<LiveRoom["retry"]>(),
  discard: vi.fn<LiveRoom["discard"]>(),
};
const actions: RoomActions = {
  incidentId: "i",
  me: { id: "ana", name: "Ana Berg" },
  people: [],
  may: () => true,
  mayAct: true,
  uninvestigable: null,
  append: room.append,
  retry: room.retry,
  discard: room.discard,
  open: vi.fn<RoomActions["open"]>(),
  goTo: vi.fn<RoomActions["goTo"]>(),
  zone: zoneOf("UTC"),
};

it("paints the end of the log at once, and hands over to the list that scrolls", async () => {
  // The test's browser is older than the search element, and says so.
  const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
  render(
    <RoomProvider actions={actions} room={room}>
      <Timeline
        room={room}
        filter={everything}
        onFilter={() => undefined}
        relative={false}
        headAtStart={2}
        jumps={createJumps()}
        people={[]}
        composer={null}
      />
    </RoomProvider>,
  );
  expect(screen.getByText("errors in eu-west")).toBeTruthy();
  expect(screen.queryByRole("feed")).toBeNull();
  expect(await screen.findByRole("feed", {}, { timeout: 10_000 })).toBeTruthy();
  expect(errors.mock.calls.map(([, tag]) => tag)).toEqual(["search"]);
  errors.mockRestore();
});
