import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { useRoomData } from "@/lib/client/room-context";
import { type FakeApi, fakeApi } from "@/test/fake-api";
import { nothingDone, RoomStage, type RoomStageProps } from "@/test/room-stage";
import { declared, INCIDENT, type Line } from "@/test/sample-log";
import { RouterStage } from "@/test/router-stage";

import { Prompts } from "./prompts";

const push = vi.fn<(path: string) => void>();

let api: FakeApi;
beforeEach(() => {
  api = fakeApi();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  push.mockReset();
});

function Room() {
  return <Prompts state={useRoomData().state} />;
}
async function draw(lines: readonly Line[], props: Partial<RoomStageProps> = {}) {
  await act(async () => {
    render(
      <RouterStage push={push}>
        <RoomStage lines={[declared, ...lines]} doings={nothingDone()} {...props}>
          <Room />
        </RoomStage>
      </RouterStage>,
    );
  });
  // What is loaded when it is wanted, where it is: without this, nothing to see would say nothing.
  await act(async () => {
    await import("./postmortem-prompt");
  });
}
const closed: Line = { type: "status_changed", payload: { status: "closed" } };
const button = () => screen.queryByRole("button", { name: "Draft the postmortem" });

test("once it is over the postmortem is drafted with one click, and opened", async () => {
  await draw([closed]);
  api.answer({ value: {} });
  fireEvent.click(await screen.findByRole("button", { name: "Draft the postmortem" }));
  await waitFor(() => expect(push).toHaveBeenCalledWith("/incidents/12/postmortem"));
  expect(api.asked).toMatchObject([{ method: "POST", path: `/api/incidents/${INCIDENT}/postmortem` }]);
});

test("it is offered neither before, nor to readers, nor where there is one", async () => {
  await draw([]);
  expect(button()).toBeNull();
  await draw([closed], { role: "observer" });
  expect(button()).toBeNull();
  await draw([closed, { type: "postmortem_drafted", payload: { throughSeq: 2 } }]);
  expect(button()).toBeNull();
});
