import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";

import { useRoomData } from "@/lib/client/room-context";
import { finishedLines, runningLines } from "@/test/investigation-log";
import { stagedRoom } from "@/test/staged-room";

import { SinceRow } from "./since-row";

function Since({ seq }: { seq: number | null }) {
  return <SinceRow hypotheses={useRoomData().state.hypotheses} sinceSeq={seq} />;
}

const { opened, stage } = stagedRoom({ lines: finishedLines });
const draw = (seq: number | null) => stage(<Since seq={seq} />);

it("tells who comes back what is believed now and was not then, and leads there", () => {
  draw(runningLines.length);
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
