import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { useRoomData } from "@/lib/client/room-context";
import { type FakeApi, fakeApi } from "@/test/fake-api";
import { finishedLines, runningLines } from "@/test/investigation-log";
import type { RoomStageProps } from "@/test/room-stage";
import { declared, INCIDENT, type Line } from "@/test/sample-log";
import { stagedRoom } from "@/test/staged-room";

import { Investigations } from "../details/investigations";
import { InvestigationStrip } from "./investigation-strip";

let api: FakeApi;
const { opened, doings, stage } = stagedRoom({ lines: finishedLines });
beforeEach(() => {
  api = fakeApi();
});
afterEach(() => vi.unstubAllGlobals());

function Strip() {
  return <InvestigationStrip investigations={useRoomData().state.investigations} />;
}
function Panel() {
  return <Investigations investigations={useRoomData().state.investigations} />;
}

const draw = (lines: readonly Line[], props?: Partial<RoomStageProps>) =>
  stage(<Strip />, { lines, ...props });
const strip = () => screen.getByRole("region", { name: "Investigation" });
const DELETE = {
  method: "DELETE",
  path: `/api/incidents/${INCIDENT}/investigations/i1`,
  body: { commandId: expect.any(String) },
};

describe("the strip over the board", () => {
  it("says what runs, how far it is, and how each job stands", () => {
    draw(runningLines);
    expect(strip().textContent).toContain("RunningWhy do the checkouts fail?Testing the load");
    expect(within(strip()).getByRole("progressbar").getAttribute("value")).toBe("1");
    expect(within(strip()).getByText("Testing the load: waiting")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { expanded: false }));
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "DoneReading metrics, logs and traces · 9 services, 412 series",
      "RunningTesting the pool of payments-api",
      "WaitingTesting the load",
    ]);
  });

  it("stops what runs, and says so where that cannot be", async () => {
    api.answer({ value: {} });
    draw(runningLines);
    fireEvent.click(screen.getByRole("button", { name: "Stop" }));
    await waitFor(() => expect(api.asked).toEqual([DELETE]));
  });

  it("says what came of the last one, and what could not be seen", () => {
    draw(finishedLines);
    expect(strip().textContent).toContain("FinishedWhy do the checkouts fail?The pool of payments-api");
    expect(screen.queryByRole("button", { name: "Stop" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { expanded: false }));
    expect(strip().textContent).toContain("Not seen: payments-db sends no metrics");
  });

  it("shows what runs before what was asked later and is over", () => {
    const later: Line[] = [
      { type: "investigation_started", payload: { investigationId: "i2", question: "Is it the network?" } },
      { type: "investigation_cancelled", payload: { investigationId: "i2" } },
    ];
    draw([...runningLines, ...later]);
    expect(strip().textContent).toContain("Why do the checkouts fail?");
  });

  it("stands there before the first, with the way to begin one", () => {
    draw([declared]);
    expect(strip().textContent).toContain("Nothing has been looked into yet.");
    fireEvent.click(screen.getByRole("button", { name: /^Investigate/ }));
    expect(opened).toEqual([{ kind: "investigate" }]);
  });

  it("begins none where what was sent is gone, and says so", () => {
    draw(finishedLines, { uninvestigable: "What this sample sent is gone." });
    const begin = screen.getByRole("button", { name: /^Investigate/ });
    expect(begin).toHaveProperty("disabled", true);
    const why = document.getElementById(begin.getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toBe("What this sample sent is gone.");
  });

  it("lets those who may only read begin and stop nothing", () => {
    draw(runningLines, { role: "observer" });
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Running/),
    ]);
  });
});

describe("the panel beside the timeline", () => {
  it("shows each run with its jobs, its chain from cause to symptom, and what could not be seen", async () => {
    stage(<Panel />);
    const chain = await screen.findByRole("list", { name: "From the cause to the symptom" });
    expect(
      within(chain)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toEqual([
      "13:44payments-dbcauseConnections reach their limit",
      "13:45payments-apiCalls wait for a connection",
      "13:50checkoutsymptomA fifth of the requests fail",
    ]);
    expect(screen.getByText("3 jobs · 1 failed · 1 not seen")).toBeTruthy();
    fireEvent.click(screen.getByText("Why do the checkouts fail?"));
    expect(doings.wentTo).toEqual([5]);
  });
});
