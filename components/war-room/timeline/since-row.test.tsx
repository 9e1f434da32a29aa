import { fireEvent, render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";

import { type RoomDialog, useRoomData } from "@/lib/client/room-context";
import { finishedLines, runningLines } from "@/test/investigation-log";
import { nothingDone, RoomStage } from "@/test/room-stage";

import { SinceRow } from "./since-row";

function Since({ seq }: { seq: number | null }) {
  return <SinceRow hypotheses={useRoomData().state.hypotheses} sinceSeq={seq} />;
}

function draw(seq: number | null) {
  const opened: RoomDialog[] = [];
  render(
    <RoomStage
      lines={finishedLines}
      doings={nothingDone()}
      renderDialog={(dialog) => {
        if (opened.at(-1) !== dialog) opened.push(dialog);
        return null;
      }}
    >
      <Since seq={seq} />
    </RoomStage>,
  );
  return opened;
}

it("tells who comes back what is believed now and was not then, and leads there", () => {
  const opened = draw(runningLines.length);
  const moves = within(screen.getByRole("list", { name: "What moved since you left" }));
  expect(moves.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "SupportedThe connection pool of payments-api is exhausted41 % → 72 %",
    "RefutedIt is load4 %",
  ]);
  fireEvent.click(moves.getByRole("button", { name: "It is load" }));
  expect(opened).toEqual([{ kind: "hypothesis", hypothesisId: "standing:load" }]);
});

it("is a line alone where nothing moved", () => {
  draw(finishedLines.length);
  expect(screen.getByText("New since you left")).toBeTruthy();
  expect(screen.queryByRole("list")).toBeNull();
});
