import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { type RoomDialog, useRoomActions } from "@/lib/client/room-context";
import { fakeApi } from "@/test/fake-api";
import { nothingDone, RoomStage, type RoomStageProps } from "@/test/room-stage";
import { declared, INCIDENT, type Line, machine, note } from "@/test/sample-log";

import { EvidenceForm } from "./evidence-form";
import { HypothesisDetail } from "./hypothesis-detail";
import { MoveForm } from "./move-form";
import { ProposeForm } from "./propose-form";

const lines: readonly Line[] = [
  declared,
  note("Errors began after the deploy"),
  {
    type: "hypothesis_proposed",
    payload: {
      hypothesisId: "deploy",
      kind: "change",
      claim: "The deploy broke it",
      mechanism: "It leaks <b>connections</b>",
      predictions: ["Waits grow", "A restart helps"],
    },
  },
  {
    type: "hypothesis_proposed",
    payload: { hypothesisId: "pool", parentId: "deploy", kind: "resource", claim: "The pool is full" },
  },
  {
    type: "hypothesis_state_set",
    payload: { hypothesisId: "deploy", state: "supported", probability: 0.7, reason: "It began with it" },
    by: machine,
  },
  {
    type: "evidence_added",
    payload: {
      evidenceId: "e1",
      hypothesisId: "deploy",
      stance: "against",
      statement: "The canary is well",
      sourceSeq: 2,
    },
  },
  {
    type: "hypothesis_overruled",
    payload: { hypothesisId: "deploy", state: "refuted", reason: "Rolled back, no better" },
  },
];

let doings: ReturnType<typeof nothingDone>;

beforeEach(() => {
  doings = nothingDone();
  window.history.replaceState(null, "", "/incidents/12?view=board");
});

function drawDialog(dialog: RoomDialog, onClose: () => void) {
  if (dialog.kind === "hypothesis") return <HypothesisDetail dialog={dialog} onClose={onClose} />;
  if (dialog.kind === "propose") return <ProposeForm dialog={dialog} onClose={onClose} />;
  if (dialog.kind === "move") return <MoveForm dialog={dialog} onClose={onClose} />;
  return dialog.kind === "evidence" ? <EvidenceForm dialog={dialog} onClose={onClose} /> : null;
}

function Opener({ dialog }: { dialog: RoomDialog }) {
  const actions = useRoomActions();
  return <button onClick={() => actions.open(dialog)}>Open</button>;
}

async function open(dialog: RoomDialog, props: Partial<RoomStageProps> = {}) {
  render(
    <RoomStage lines={lines} doings={doings} renderDialog={drawDialog} {...props}>
      <Opener dialog={dialog} />
    </RoomStage>,
  );
  const opener = screen.getByRole("button", { name: "Open" });
  act(() => opener.focus());
  fireEvent.click(opener);
  return within(await screen.findByRole("dialog"));
}

const openMove = (hypothesisId: string) => open({ kind: "move", hypothesisId, to: "proposed" });
const openDetail = (hypothesisId: string, props?: Partial<RoomStageProps>) =>
  open({ kind: "hypothesis", hypothesisId }, props);
type Inside = ReturnType<typeof within>;
const type = (dialog: Inside, name: RegExp, value: string) =>
  fireEvent.change(dialog.getByRole("textbox", { name }), { target: { value } });
const nameComponent = (dialog: Inside, value: string) =>
  fireEvent.change(dialog.getByRole("combobox", { name: /Component/ }), { target: { value } });
const submit = (dialog: Inside, name: RegExp) => fireEvent.click(dialog.getByRole("button", { name }));
const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

describe("moving a hypothesis", () => {
  it("asks where to and why, and changes nothing until both are given", async () => {
    const dialog = await openMove("pool");
    await waitFor(() =>
      expect(document.activeElement).toBe(dialog.getByRole("radio", { name: "Investigating" })),
    );
    submit(dialog, /^Move/);
    await dialog.findByText("Choose where it goes.");
    expect(dialog.getByText(/^Say why/)).toBeTruthy();
    expect(dialog.getByRole("radiogroup").getAttribute("aria-invalid")).toBe("true");
    fireEvent.click(dialog.getByRole("radio", { name: "Confirmed" }));
    submit(dialog, /^Move/);
    await waitFor(() => expect(document.activeElement).toBe(dialog.getByRole("textbox", { name: /Reason/ })));
    expect(doings.drafts).toEqual([]);

    type(dialog, /Reason/, "I saw it empty at 100 of 100");
    submit(dialog, /^Move/);
    await closed();
    expect(doings.drafts).toEqual([
      {
        type: "hypothesis_overruled",
        payload: { hypothesisId: "pool", state: "confirmed", reason: "I saw it empty at 100 of 100" },
      },
    ]);
  });

  it("returns it to the code's verdict", async () => {
    const dialog = await openMove("deploy");
    expect(dialog.getByRole<HTMLInputElement>("radio", { name: /Refuted/ }).disabled).toBe(true);
    fireEvent.click(dialog.getByRole("radio", { name: /Supported.*Return to the code’s verdict/ }));
    type(dialog, /Reason/, "The rollback was not complete");
    submit(dialog, /^Move/);
    await closed();
    expect(doings.drafts).toMatchObject([{ payload: { state: null } }]);
  });
});

describe("proposing a hypothesis", () => {
  it("goes to the machine in words, and waits for none where there are none", async () => {
    const api = fakeApi();
    api.answer({ value: {} });
    const dialog = await open({ kind: "propose" });
    submit(dialog, /^Propose/);
    await dialog.findByText("Say in one sentence what you suspect.");
    expect(api.asked).toEqual([]);
    type(dialog, /Claim/, "The 14:02 deploy of it");
    nameComponent(dialog, "checkout");
    submit(dialog, /^Propose/);
    await closed();
    expect(api.asked).toEqual([
      {
        method: "POST",
        path: `/api/incidents/${INCIDENT}/hypotheses`,
        body: {
          commandId: expect.any(String),
          claim: "The 14:02 deploy of it",
          component: "checkout",
          zone: "UTC",
        },
      },
    ]);
    vi.unstubAllGlobals();
  });

  it("keeps what was typed when it is to be said in full", async () => {
    const dialog = await open({ kind: "propose", claim: "It smells funny" });
    type(dialog, /Claim/, "It smells of the deploy");
    fireEvent.click(dialog.getByRole("radio", { name: "In full" }));
    expect(dialog.getByRole<HTMLTextAreaElement>("textbox", { name: /Claim/ }).value).toBe(
      "It smells of the deploy",
    );
  });

  it("needs a claim, and makes the hypothesis with an id of its own", async () => {
    const dialog = await open({ kind: "propose" });
    fireEvent.click(dialog.getByRole("radio", { name: "In full" }));
    submit(dialog, /^Propose/);
    await dialog.findByText("Say in one sentence what you suspect.");
    expect(doings.drafts).toEqual([]);

    type(dialog, /Claim/, "DNS is slow");
    fireEvent.change(dialog.getByRole("combobox", { name: "Kind" }), { target: { value: "dependency" } });
    nameComponent(dialog, "resolver");
    type(dialog, /Predictions/, "Lookups take seconds\nOther zones are well");
    fireEvent.change(dialog.getByRole("combobox", { name: "Part of" }), { target: { value: "pool" } });
    submit(dialog, /^Propose/);
    await closed();
    expect(doings.drafts).toMatchObject([
      {
        type: "hypothesis_proposed",
        payload: {
          claim: "DNS is slow",
          kind: "dependency",
          component: "resolver",
          parentId: "pool",
          predictions: ["Lookups take seconds", "Other zones are well"],
        },
      },
    ]);
    expect(doings.drafts[0]?.payload).toHaveProperty("hypothesisId", expect.stringMatching(/^[\da-f-]{36}$/));
  });
});

describe("adding evidence", () => {
  it("needs a stance and a statement", async () => {
    const dialog = await open({ kind: "evidence", hypothesisId: "pool" });
    submit(dialog, /^Add/);
    await dialog.findByText(/^Say what it does/);
    expect(dialog.getByText("Say what was seen, in a sentence.")).toBeTruthy();
    fireEvent.click(dialog.getByRole("radio", { name: "Speaks against it" }));
    type(dialog, /Statement/, "It is half empty");
    submit(dialog, /^Add/);
    await closed();
    expect(doings.drafts).toMatchObject([
      {
        type: "evidence_added",
        payload: { hypothesisId: "pool", stance: "against", statement: "It is half empty" },
      },
    ]);
    expect(doings.drafts[0]?.payload).not.toHaveProperty("sourceSeq");
  });

  it("takes a note of the timeline as its source, with its words", async () => {
    const dialog = await open({ kind: "evidence", hypothesisId: "pool" });
    fireEvent.change(dialog.getByRole("combobox", { name: "Rests on" }), { target: { value: "2" } });
    const statement = dialog.getByRole<HTMLTextAreaElement>("textbox", { name: /Statement/ });
    expect(statement.value).toBe("Errors began after the deploy");
    fireEvent.click(dialog.getByRole("radio", { name: "Neither" }));
    submit(dialog, /^Add/);
    await waitFor(() => expect(doings.drafts).toHaveLength(1));
    expect(doings.drafts[0]?.payload).toMatchObject({ stance: "neutral", sourceSeq: 2 });
  });

  it("asks about which hypothesis, where it begins at an event", async () => {
    const dialog = await open({ kind: "evidence", sourceSeq: 2, stance: "for" });
    expect(dialog.getByRole<HTMLSelectElement>("combobox", { name: "Rests on" }).value).toBe("2");
    expect(dialog.getByRole<HTMLInputElement>("radio", { name: "Speaks for it" }).checked).toBe(true);
    submit(dialog, /^Add/);
    await dialog.findByText("Choose the hypothesis that it is about.");
    fireEvent.change(dialog.getByRole("combobox", { name: /^Hypothesis/ }), { target: { value: "deploy" } });
    submit(dialog, /^Add/);
    await waitFor(() => expect(doings.drafts).toMatchObject([{ payload: { hypothesisId: "deploy" } }]));
  });
});

describe("the detail of a hypothesis", () => {
  it("shows both verdicts with their reasons, what it says, and its evidence by stance", async () => {
    const dialog = await openDetail("deploy");
    expect(screen.getByRole("dialog", { name: "The deploy broke it" })).toBeTruthy();
    const stands = within(dialog.getByRole("region", { name: "Where it stands" }));
    expect(stands.getByText("Rolled back, no better")).toBeTruthy();
    expect(stands.getByText("Refuted")).toBeTruthy();
    expect(stands.getByText("Supported")).toBeTruthy();
    expect(stands.getByText("It began with it")).toBeTruthy();
    expect(dialog.getByText("It leaks <b>connections</b>")).toBeTruthy();
    expect(dialog.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(["Waits grow", "A restart helps"]),
    );
    const against = within(dialog.getByRole("region", { name: "Evidence: Against" }));
    expect(against.getByText("The canary is well")).toBeTruthy();
    fireEvent.click(against.getByRole("link", { name: "Event #2" }));
    expect(doings.wentTo).toEqual([2]);
    expect(
      within(dialog.getByRole("region", { name: "Evidence: For" })).getByText(/^Nothing speaks/),
    ).toBeTruthy();
  });

  it("tells its history with every reason, and leads to its parts", async () => {
    const dialog = await openDetail("deploy");
    const turns = within(dialog.getByRole("region", { name: "History" })).getAllByRole("listitem");
    expect(turns.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("Ana Berg proposed it"),
      expect.stringContaining("Parallax found itSupported · 70 %“It began with it”"),
      expect.stringContaining("Ana Berg moved it toRefuted“Rolled back, no better”"),
    ]);
    fireEvent.click(dialog.getByRole("button", { name: "The pool is full" }));
    const part = within(await screen.findByRole("dialog", { name: "The pool is full" }));
    expect(part.getByRole("region", { name: "Part of" }).textContent).toContain("The deploy broke it");
    expect(window.location.search).toBe("?view=board&hypothesis=pool");
  });

  it("opens its forms, and they lead back to it", async () => {
    const dialog = await openDetail("pool");
    fireEvent.click(dialog.getByRole("button", { name: "Add evidence" }));
    const form = within(await screen.findByRole("dialog", { name: "Add evidence" }));
    fireEvent.click(form.getByRole("radio", { name: "Speaks for it" }));
    type(form, /Statement/, "No free connection");
    submit(form, /^Add/);
    const again = within(await screen.findByRole("dialog", { name: "The pool is full" }));
    expect(again.getByText("No free connection")).toBeTruthy();
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(window.location.search).toBe("?view=board");
  });

  it("offers readers nothing that changes it", async () => {
    const dialog = await openDetail("deploy", { role: "observer" });
    const names = dialog.getAllByRole("button").map((button) => button.textContent || button.ariaLabel);
    expect(names).not.toContain("Move");
    expect(dialog.queryByRole("button", { name: "Add evidence" })).toBeNull();
    expect(dialog.getByRole("button", { name: "Copy link" })).toBeTruthy();
  });
});
