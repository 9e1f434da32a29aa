import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { type FakeApi, fakeApi } from "@/test/fake-api";
import { finishedLines, frozenWaits, runningLines } from "@/test/investigation-log";
import type { RoomStageProps } from "@/test/room-stage";
import { ana, bo, declared, INCIDENT, type Line, machine } from "@/test/sample-log";
import { stagedRoom } from "@/test/staged-room";

import { AssignForm } from "./assign-form";
import { Board } from "./board";
import { HypothesisDetail } from "./hypothesis-detail";

const hypothesisId = "machine:pool";
const resolved: Line = { type: "status_changed", payload: { status: "resolved" } };
const graded: Line = { type: "hypothesis_graded", payload: { hypothesisId, grade: "right_area" } };
const compared: Line = {
  type: "evidence_compared",
  payload: {
    hypothesisId,
    evidenceId: "e1",
    comparison: "changed",
    summary: "It fell to 5 ms",
    frozen: { ...frozenWaits, resultHash: "b".repeat(64) },
  },
  by: bo,
};

let api: FakeApi;
const { opened, doings, stage } = stagedRoom({ lines: finishedLines, query: "view=board" });
beforeEach(() => {
  api = fakeApi();
  window.history.replaceState(null, "", "/incidents/12?view=board");
});
afterEach(() => vi.unstubAllGlobals());
beforeAll(() => Promise.all([import("./card-menu"), import("@/components/charts/frozen-view")]));

const board = (lines: readonly Line[], props?: Partial<RoomStageProps>) =>
  stage(<Board />, { lines, ...props });
const detail = (lines: readonly Line[], props?: Partial<RoomStageProps>) =>
  stage(<HypothesisDetail dialog={{ kind: "hypothesis", hypothesisId }} onClose={() => {}} />, {
    lines,
    ...props,
  });
const card = () => {
  const element = document.querySelector<HTMLElement>(`[data-hypothesis="${hypothesisId}"]`);
  if (!element) throw new Error("no card");
  return element;
};
const part = (name: string | RegExp) => screen.getByRole("region", { name });

it("shows the words of telemetry in what code has found as they are", () => {
  const statement = "POST https://api.example.com/<*>/charges returned <*>";
  const payload = { evidenceId: "template", hypothesisId, stance: "for", statement } as const;
  detail([...finishedLines, { type: "evidence_added", payload, by: machine }]);
  expect(screen.getByText(statement)).toBeTruthy();
  expect(screen.queryByRole("link", { name: /api\.example\.com/ })).toBeNull();
});

describe("a card of the machine", () => {
  it("says how far its probability moved and from where, what was not seen, and whose it is", () => {
    board(finishedLines);
    expect(card().textContent).toContain("72 %↑ 31, up 31 points from 41 %");
    expect(card().textContent).toContain("1 thing could not be looked at");
    expect(card().textContent).toContain("Owner ");
    expect(within(card()).getByRole("img", { name: bo.name })).toBeTruthy();
  });

  it("names who proposed it while nobody owns it, and the grade once there is one", () => {
    board([...runningLines, resolved, graded]);
    expect(card().textContent).toContain("Proposed by ");
    expect(card().textContent).toContain(`Graded right area by ${ana.name}`);
  });

  it("is taken with one choice of its menu, and given away with o", async () => {
    board(runningLines);
    fireEvent.click(within(card()).getByRole("button", { name: /^What to do with/ }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "See to it myself" }));
    expect(doings.drafts).toEqual([
      { type: "hypothesis_assigned", payload: { hypothesisId, owner: { id: ana.id, name: ana.name } } },
    ]);
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
    const link = within(card()).getByRole("link");
    fireEvent.focus(link);
    fireEvent.keyDown(link, { key: "o" });
    expect(opened).toEqual([{ kind: "assign", hypothesisId }]);
  });
});

const weighed = (hypothesis: string, place: number, weight: number): Line => ({
  type: "evidence_added",
  payload: {
    evidenceId: `${hypothesis}:${place}`,
    hypothesisId: hypothesis,
    stance: "for",
    statement: "seen",
    weight,
  },
  by: machine,
});

describe("a hypothesis for which much speaks, and that is unlikely all the same", () => {
  const own = "machine:cart";
  const beside: readonly Line[] = [
    ...finishedLines,
    {
      type: "hypothesis_proposed",
      payload: { hypothesisId: own, kind: "resource", claim: "The cart is slow", component: "cart" },
    },
    {
      type: "hypothesis_state_set",
      payload: { hypothesisId: own, state: "inconclusive", probability: 0.05, reason: "tested" },
      by: machine,
    },
    weighed(own, 1, 1),
    weighed(own, 2, 0.5),
    weighed(hypothesisId, 9, 20),
  ];
  const why = /^In all it weighs \+1\.5; payments-api weighs \+2\d\.\d\.$/;

  it("says on its card and in its detail what outweighs it", () => {
    board(beside);
    expect(screen.getByText(why).closest("[data-hypothesis]")?.getAttribute("data-hypothesis")).toBe(own);
    cleanup();
    stage(<HypothesisDetail dialog={{ kind: "hypothesis", hypothesisId: own }} onClose={() => {}} />, {
      lines: beside,
    });
    expect(within(part("Where it stands")).getByText(why)).toBeTruthy();
  });
});

describe("a hypothesis that the code does not understand", () => {
  const asked: readonly Line[] = [
    declared,
    { type: "hypothesis_proposed", payload: { hypothesisId, kind: "other", claim: "It smells funny" } },
    {
      type: "hypothesis_state_set",
      payload: { hypothesisId, state: "proposed", reason: "Which component is meant?" },
      by: machine,
    },
  ];

  it("shows what it asks, and lets it be said again", () => {
    board(asked);
    expect(card().textContent).toContain("Which component is meant?");
    cleanup();
    detail(asked);
    expect(part("Where it stands").textContent).toContain("The code asksProposedWhich component is meant?");
    fireEvent.click(screen.getByRole("button", { name: "Say it again" }));
    expect(opened).toEqual([{ kind: "propose", claim: "It smells funny", backTo: hypothesisId }]);
  });
});

describe("giving a hypothesis to somebody", () => {
  it("asks who, and takes nobody for an answer where somebody has it", async () => {
    const dialog = { kind: "assign", hypothesisId } as const;
    stage(<AssignForm dialog={dialog} onClose={() => {}} />);
    const owner = screen.getByRole("combobox", { name: /^Owner/ });
    fireEvent.change(owner, { target: { value: "(nobody)" } });
    fireEvent.submit(screen.getByRole("form"));
    await waitFor(() =>
      expect(doings.drafts).toEqual([
        { type: "hypothesis_assigned", payload: { hypothesisId, owner: null } },
      ]),
    );
  });
});

describe("the detail of a hypothesis of the machine", () => {
  it("says what should be seen and what not, what would tell, what was not seen, and the change that is blamed", () => {
    detail(finishedLines);
    const facts = screen.getByRole("dialog").querySelector("dl")?.textContent ?? "";
    expect(facts).toContain("What would tellCompare the pods of 4.2.0 with those of 4.1.9");
    expect(facts).toContain("Not seenpayments-db sends no metrics");
    expect(facts).toContain("Should be seenWaits for a connection rise before the errors");
    expect(facts).toContain("Should not beServices that do not call payments-api fail as well");
    expect(facts).toContain("payments-api 4.2.0 dependabot · ");
  });

  it("draws the chain that its component is on, and how its probability went", () => {
    detail(finishedLines);
    expect(within(part("How it spread")).getAllByRole("listitem")).toHaveLength(3);
    expect(within(part("How it spread")).getByRole("link").getAttribute("href")).toContain("tab=map");
    const way = within(part("Probability over time")).getByRole("img").getAttribute("aria-label");
    expect(way).toBe("Probability: 41 % at 14:11:00, 72 % at 14:14:00");
  });

  it("says of each piece what it weighs, which test it is of, and what it cannot see", () => {
    detail(finishedLines);
    const [piece] = within(part("Evidence: For")).getAllByRole("listitem");
    expect(piece?.textContent).toContain("weighs +2.4");
    expect(piece?.textContent).toContain("test: onset order");
    expect(piece?.textContent).toContain("Cannot see: Waits shorter than a second are not recorded");
    expect(within(part("Evidence: Against")).getByRole("listitem").textContent).toContain("weighs -0.6");
  });

  it("draws changes, alarms and onsets of the window into the chart", async () => {
    detail(finishedLines);
    const marks = await screen.findByRole("list", { name: "Marked moments" });
    expect(
      within(marks)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toEqual([
      "13:44Change: payments-api 4.2.0",
      "13:44Onset: payments-db",
      "13:45Onset: payments-api",
      "13:48Onset: the impact",
      "13:50Alarm: CheckoutErrorRate",
      "13:50Onset: checkout",
    ]);
  });
});

describe("running evidence again", () => {
  it("asks the server, for what it can ask again alone", async () => {
    api.answer({ value: {} });
    detail(finishedLines);
    fireEvent.click(screen.getByRole("button", { name: "Run again and compare" }));
    await waitFor(() =>
      expect(api.asked).toEqual([
        {
          method: "POST",
          path: `/api/incidents/${INCIDENT}/evidence/e1/compare`,
          body: { commandId: expect.any(String) },
        },
      ]),
    );
  });

  it("shows what changed beside what was frozen", async () => {
    detail([...finishedLines, compared]);
    expect(screen.getByText("Changed when it was run again.").closest("div")?.textContent).toContain(
      `It fell to 5 ms ${bo.name}`,
    );
    await waitFor(() => expect(screen.getAllByRole("figure")).toHaveLength(2));
  });

  it("is for those who take part", () => {
    detail(finishedLines, { role: "observer" });
    expect(screen.queryByRole("button", { name: "Run again and compare" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Assign" })).toBeNull();
  });
});

describe("grading", () => {
  it("is asked for once it is over, and can be changed", () => {
    detail([...finishedLines, resolved]);
    fireEvent.click(within(part("How right it was")).getByRole("button", { name: "One step short" }));
    expect(doings.drafts).toEqual([
      { type: "hypothesis_graded", payload: { hypothesisId, grade: "one_step_short" } },
    ]);
    const chosen = within(part("How right it was")).getByRole("button", { name: "One step short" });
    expect(chosen.hasAttribute("disabled")).toBe(true);
  });

  it("is not asked for while it lasts", () => {
    detail(finishedLines);
    expect(screen.queryByRole("region", { name: "How right it was" })).toBeNull();
  });
});
