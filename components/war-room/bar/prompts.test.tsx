import { act, fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";

import { commandRegistry } from "@/lib/client/command-registry";
import { useRoomData } from "@/lib/client/room-context";
import { situationOf } from "@/lib/timeline/situation";
import { finishedLines, runningLines } from "@/test/investigation-log";
import type { RoomStageProps } from "@/test/room-stage";
import type { Line } from "@/test/sample-log";
import { stagedRoom } from "@/test/staged-room";

import { Answers } from "./answers";
import { Prompts } from "./prompts";

const { opened, doings, stage } = stagedRoom({ lines: finishedLines });

function Bar() {
  const { state, events } = useRoomData();
  return (
    <>
      <Prompts state={state} />
      <Answers situation={situationOf(state, (seq) => events[seq - 1])} />
    </>
  );
}
/** With the code of what it asks. */
const draw = (lines: readonly Line[], props?: Partial<RoomStageProps>) =>
  act(async () => {
    stage(<Bar />, { lines, ...props });
    await Promise.all([import("./severity-prompt"), import("./grade-prompt")]);
  });
const resolved: Line = { type: "status_changed", payload: { status: "resolved" } };
const row = (name: string) => screen.queryByRole("region", { name });

describe("the severity that the machine proposes", () => {
  const changed = {
    type: "severity_changed",
    payload: { severity: "SEV1", reason: "A fifth of the checkouts fail" },
  };

  it("says why, and is accepted with one key", async () => {
    await draw(runningLines);
    expect(row("Proposed severity")?.textContent).toContain("SEV1 · A fifth of the checkouts fail");
    act(() => {
      commandRegistry.press(new KeyboardEvent("keydown", { key: "a" }), 0);
    });
    expect(doings.drafts).toEqual([changed]);
    expect(row("Proposed severity")).toBeNull();
  });

  it("is accepted with a click, and leads to where it was proposed", async () => {
    await draw(runningLines);
    fireEvent.click(screen.getByRole("button", { name: "Show it" }));
    fireEvent.click(screen.getByRole("button", { name: /^Accept SEV1/ }));
    expect(doings).toMatchObject({ wentTo: [4], drafts: [changed] });
  });

  it("is shown to those who may only read, and not for them to decide", async () => {
    await draw(runningLines, { role: "observer" });
    expect(row("Proposed severity")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Accept/ })).toBeNull();
  });
});

describe("the grade of the machine's first hypothesis", () => {
  it("is asked for when it is over, and given with one click", async () => {
    await draw([...finishedLines, resolved]);
    const asked = row("Grade the machine");
    expect(asked?.textContent).toContain("“The connection pool of payments-api is exhausted”");
    if (asked) fireEvent.click(within(asked).getByRole("button", { name: "Right" }));
    expect(doings.drafts).toEqual([
      { type: "hypothesis_graded", payload: { hypothesisId: "machine:pool", grade: "right" } },
    ]);
    expect(row("Grade the machine")).toBeNull();
  });

  it("forces nobody", async () => {
    await draw([...finishedLines, resolved]);
    fireEvent.click(screen.getByRole("button", { name: "Not now" }));
    expect(row("Grade the machine")).toBeNull();
    expect(doings.drafts).toEqual([]);
  });

  it("is asked neither before, nor of readers, nor where the machine judged nothing", async () => {
    await draw(finishedLines);
    expect(row("Grade the machine")).toBeNull();
    await draw([...finishedLines, resolved], { role: "observer" });
    expect(row("Grade the machine")).toBeNull();
    await draw([...runningLines.slice(0, 3), resolved]);
    expect(row("Grade the machine")).toBeNull();
  });
});

describe("the three answers", () => {
  it("say how sure they are, and lead to their evidence", async () => {
    await draw(runningLines);
    const situation = row("The situation");
    expect(situation?.textContent).toContain("What caused it?· likeliest so far · 41 % · 1 for, 1 against");
    fireEvent.click(screen.getByText("The connection pool of payments-api is exhausted"));
    fireEvent.click(screen.getByText("Compare the pods of 4.2.0 with those of 4.1.9"));
    expect(opened).toEqual([
      { kind: "hypothesis", hypothesisId: "machine:pool" },
      { kind: "hypothesis", hypothesisId: "machine:pool" },
    ]);
  });

  it("do not call likeliest what the code supports", async () => {
    await draw(finishedLines);
    expect(row("The situation")?.textContent).toContain("What caused it?· 72 % · 1 for, 1 against");
  });
});
