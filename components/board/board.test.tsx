import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { commandRegistry } from "@/lib/client/command-registry";
import type { PendingEvent } from "@/lib/client/pending";
import type { RoomDialog } from "@/lib/client/room-context";
import { hostileTexts } from "@/test/hostile-texts";
import type { RoomStageProps } from "@/test/room-stage";
import { ana, declared, type Line, logOf, machine, note } from "@/test/sample-log";
import { stagedRoom } from "@/test/staged-room";

import { Board } from "./board";
import { HypothesisDetail } from "./hypothesis-detail";
import { MoveForm } from "./move-form";

const propose = (hypothesisId: string, claim: string, parentId?: string): Line => ({
  type: "hypothesis_proposed",
  payload: { hypothesisId, kind: "change", claim, component: "checkout", ...(parentId && { parentId }) },
});
const found = (hypothesisId: string, state: "supported" | "refuted", probability: number): Line => ({
  type: "hypothesis_state_set",
  payload: { hypothesisId, state, probability, reason: "tested", nextTest: "Compare with the canary" },
  by: machine,
});
const evidence = (id: string, stance: "for" | "against"): Line => ({
  type: "evidence_added",
  payload: { evidenceId: id, hypothesisId: "deploy", stance, statement: `seen ${id}` },
});

/** deploy: supported by the code, refuted by Ana; pool: a part of it, proposed. */
const lines: readonly Line[] = [
  declared,
  note("Errors began after the deploy"),
  propose("deploy", "The deploy broke it"),
  propose("pool", "The pool is full", "deploy"),
  found("deploy", "supported", 0.4),
  found("deploy", "supported", 0.72),
  evidence("one", "for"),
  evidence("two", "for"),
  evidence("three", "against"),
  {
    type: "hypothesis_overruled",
    payload: { hypothesisId: "deploy", state: "refuted", reason: "Rolled back" },
  },
];

const { opened, doings, stage } = stagedRoom({ lines, query: "view=board" });
beforeEach(() => {
  window.history.replaceState(null, "", "/incidents/12?view=board");
});
// Fetched ahead, so that no test waits for the code of a menu.
beforeAll(() => Promise.all([import("./card-menu"), import("@/components/charts/frozen-view")]));

const draw = (props?: Partial<RoomStageProps>) => stage(<Board />, props);

const columnOf = (state: string) => {
  const column = document.querySelector<HTMLElement>(`[data-column=${state}]`);
  if (!column) throw new Error(`no column ${state}`);
  return column;
};
const isStrip = (state: string) => columnOf(state).className.includes("/board:w-8");
/** By its words: looking for the role of every element takes a second where the machine is busy. */
const link = (claim: string) => screen.getByText<HTMLAnchorElement>(claim, { selector: "a" });
const focus = (claim: string) => act(() => link(claim).focus());
function cardOf(id: string): HTMLElement {
  const card = document.querySelector<HTMLElement>(`[data-hypothesis=${id}]`);
  if (!card) throw new Error(`no card ${id}`);
  return card;
}

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const tabStops = () => Array.from(document.querySelectorAll("a")).filter(({ tabIndex }) => tabIndex === 0);
const commandTitles = () =>
  commandRegistry
    .list()
    .filter(({ group }) => group === "Board")
    .map(({ title }) => title);
const openMenu = (claim: string) =>
  fireEvent.click(screen.getByRole("button", { name: `What to do with “${claim}”` }));
describe("the columns", () => {
  it("are all there, each with its word and count", () => {
    draw();
    expect(screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      "Proposed5 hypotheses",
      "Investigating0 hypotheses",
      "Supported0 hypotheses",
      "Inconclusive0 hypotheses",
      "Refuted1 hypothesis",
      "Confirmed0 hypotheses",
    ]);
    expect(within(columnOf("refuted")).getByRole("link").textContent).toBe("The deploy broke it");
  });

  it("are strips where nothing stands in them, and still say what they are", () => {
    draw();
    expect(["proposed", "investigating", "supported", "refuted", "confirmed"].filter(isStrip)).toEqual([
      "investigating",
      "supported",
      "confirmed",
    ]);
  });

  it("always hold the standing ones", () => {
    draw({ lines: [declared] });
    expect(within(columnOf("proposed")).getAllByText("always here")).toHaveLength(4);
  });
});

describe("a card", () => {
  it("says how much speaks for and against it, in words too", () => {
    draw();
    expect(cardOf("deploy").textContent).toContain("2 for. ");
    expect(cardOf("deploy").textContent).toContain("1 against. ");
    expect(cardOf("deploy").textContent).toContain("0 neutral. ");
  });

  it("shows the probability and what it was, the next test, and the code's verdict beside a person's", () => {
    draw();
    const card = within(cardOf("deploy"));
    expect(card.getByRole("progressbar", { name: "Probability" }).getAttribute("value")).toBe("72");
    expect(card.getByText("72 %")).toBeTruthy();
    expect(card.getByText(/from 40 %/)).toBeTruthy();
    expect(card.getByText(/Compare with the canary/)).toBeTruthy();
    expect(card.getByText(/Overruled · the code says supported/)).toBeTruthy();
    expect(card.getByRole("img", { name: ana.name })).toBeTruthy();
    expect(card.getByText(/checkout · 1 sub-hypothesis/)).toBeTruthy();
  });

  it("calls it a confirmation where a person confirms what the code supports", () => {
    const payload = { hypothesisId: "deploy", state: "confirmed", reason: "Rolled back" } as const;
    draw({ lines: [...lines, { type: "hypothesis_overruled", payload }] });
    const words = cardOf("deploy").textContent;
    expect(words).toContain(`Confirmed by ${ana.name} · the code says supported`);
    expect(words).not.toContain("Overruled");
  });

  it("opens as a whole, and leaves the browser its own way of opening a link", () => {
    draw();
    fireEvent.click(link("The pool is full"));
    expect(opened).toEqual([{ kind: "hypothesis", hypothesisId: "pool" }]);
    expect(link("The pool is full").getAttribute("href")).toBe("/incidents/12?view=board&hypothesis=pool");
    const withControl = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true });
    link("The pool is full").addEventListener("click", (event) => event.preventDefault(), { once: true });
    link("The pool is full").dispatchEvent(withControl);
    expect(opened).toHaveLength(1);
  });

  it("shows hostile words as words", () => {
    const some = hostileTexts.filter((_, at) => at % 8 === 0);
    draw({ lines: [declared, ...some.map(({ text }, at) => propose(`h${at}`, text.slice(0, 500)))] });
    expect(
      document.querySelectorAll("li script, li img, li iframe, li object, li form, li style"),
    ).toHaveLength(0);
    for (const { text } of some) expect(document.body.textContent).toContain(text.slice(0, 500).trim());
  });

  it("is marked while it is on its way to the server", () => {
    const event = logOf([declared, propose("pool", "The pool is full")])[1];
    if (!event) throw new Error("the log has it");
    const pending: PendingEvent = {
      commandId: "c",
      draft: {
        type: "hypothesis_proposed",
        payload: { hypothesisId: "pool", kind: "other", claim: "The pool is full" },
        commandId: "c",
      },
      queuedAtMs: 0,
      status: { phase: "sending" },
      event,
    };
    draw({ pending: [pending] });
    expect(cardOf("pool").getAttribute("aria-busy")).toBe("true");
    expect(cardOf("deploy").getAttribute("aria-busy")).toBeNull();
    cleanup();

    const problem = { code: "forbidden", detail: "You may only read." } as const;
    draw({ pending: [{ ...pending, status: { phase: "failed", problem } }] });
    const alert = screen.getByRole("alert");
    expect(alert.textContent).toContain("Not saved: you proposed “The pool is full”");
    expect(alert.textContent).toContain("You may only read.");
    fireEvent.click(within(alert).getByRole("button", { name: "Try again" }));
    fireEvent.click(within(alert).getByRole("button", { name: "Discard" }));
    expect(doings).toMatchObject({ retried: ["c"], discarded: ["c"] });
  });
});

describe("the keyboard", () => {
  it("has one stop among the cards, and goes on with j, k and the arrows", () => {
    draw();
    expect(tabStops()).toEqual([link("The pool is full")]);
    focus("The pool is full");
    press("j");
    expect(document.activeElement).toBe(link("No change is to blame"));
    press("k");
    expect(document.activeElement).toBe(link("The pool is full"));
    press("ArrowRight");
    expect(document.activeElement).toBe(link("The deploy broke it"));
    expect(tabStops()).toEqual([link("The deploy broke it")]);
  });

  it("opens with Enter, moves with m, adds evidence with e, and keeps those keys from the room", () => {
    draw();
    focus("The pool is full");
    const heard = ["Enter", "m", "e"].map((key) => press(key));
    expect(heard).toEqual([false, false, false]);
    expect(opened).toEqual([
      { kind: "hypothesis", hypothesisId: "pool" },
      { kind: "move", hypothesisId: "pool", to: "proposed" },
      { kind: "evidence", hypothesisId: "pool" },
    ]);
  });

  it("offers the same as commands while a card is chosen, and lets go with Escape", () => {
    draw();
    expect(commandTitles()).toEqual(["Next card", "Previous card"]);
    const key = new KeyboardEvent("keydown", { key: "j" });
    act(() => {
      commandRegistry.press(key, 0);
    });
    expect(document.activeElement).toBe(link("The pool is full"));
    expect(commandTitles()).toContain("Move the chosen hypothesis…");
    press("Escape");
    expect(document.activeElement).toBe(document.body);
    expect(commandTitles()).toEqual(["Next card", "Previous card"]);
  });

  it("leaves j and k to a timeline beside it", () => {
    draw({ query: "view=split" });
    expect(commandTitles()).toEqual([]);
  });
});

describe("the menu of a card", () => {
  it.each<[RegExp, RoomDialog]>([
    [/^Supported.*the code’s verdict/, { kind: "move", hypothesisId: "deploy", to: "supported" }],
    [/^Add evidence/, { kind: "evidence", hypothesisId: "deploy" }],
    [/^Propose a sub-hypothesis/, { kind: "propose", parentId: "deploy" }],
  ])("opens the form of %s", async (item, form) => {
    draw();
    openMenu("The deploy broke it");
    fireEvent.click(await screen.findByRole("menuitem", { name: item }));
    expect(opened).toEqual([form]);
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });

  it("does not move it to where it is", async () => {
    draw();
    openMenu("The deploy broke it");
    const here = await screen.findByRole("menuitem", { name: "Refuted" });
    expect(here.getAttribute("aria-disabled")).toBe("true");
  });
});

describe("who may only read", () => {
  it("sees every card and no control that changes one", () => {
    draw({ role: "observer" });
    expect(screen.queryAllByRole("button")).toEqual([]);
    focus("The pool is full");
    for (const key of ["m", "e"]) fireEvent.keyDown(link("The pool is full"), { key });
    expect(opened).toEqual([]);
    fireEvent.keyDown(link("The pool is full"), { key: "Enter" });
    expect(opened).toEqual([{ kind: "hypothesis", hypothesisId: "pool" }]);
  });

  it("is everybody once the incident was merged into another", () => {
    draw({ lines: [...lines, { type: "incident_merged", payload: { into: { id: "other", number: 3 } } }] });
    expect(screen.queryAllByRole("button")).toEqual([]);
  });
});

describe("a card that was moved", () => {
  it("is in its new column once the reason is given, is announced, and keeps the focus", async () => {
    draw({
      renderDialog: (dialog, close) => {
        if (dialog.kind === "move") return <MoveForm dialog={dialog} onClose={close} />;
        return dialog.kind === "hypothesis" ? <HypothesisDetail dialog={dialog} onClose={close} /> : null;
      },
    });
    focus("The pool is full");
    press("m");
    const form = await screen.findByRole("dialog");
    fireEvent.click(within(form).getByRole("radio", { name: "Confirmed" }));
    fireEvent.submit(within(form).getByRole("form"));
    await within(form).findByText(/^Say why/);
    expect(cardOf("pool").closest("[data-column]")).toBe(columnOf("proposed"));
    fireEvent.change(within(form).getByRole("textbox"), { target: { value: "I saw it" } });
    fireEvent.submit(within(form).getByRole("form"));
    await waitFor(() => expect(cardOf("pool").closest("[data-column]")).toBe(columnOf("confirmed")));
    await waitFor(() => expect(document.activeElement).toBe(link("The pool is full")));
    expect(screen.getByRole("status").textContent).toBe("The pool is full: confirmed.");

    press("Enter");
    fireEvent.keyDown(await screen.findByRole("dialog"), { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(link("The pool is full")));
  });
});

describe("the address", () => {
  it("lays the cards out as a tree, parts below what they are a part of", () => {
    draw({ query: "view=board&cards=tree" });
    const claims = screen.getAllByRole("link").map(({ textContent }) => textContent);
    expect(claims.slice(0, 2)).toEqual(["The deploy broke it", "The pool is full"]);
    expect(cardOf("pool").textContent).toContain("(under “The deploy broke it”)");
    expect(cardOf("deploy").textContent).toContain("Refuted");
  });

  it("remembers the layout", () => {
    draw();
    fireEvent.click(screen.getByRole("radio", { name: "Tree" }));
    expect(window.location.search).toBe("?view=board&cards=tree");
  });

  it("opens the hypothesis that it names, and nothing that is not there", () => {
    draw({ query: "view=board&hypothesis=pool" });
    expect(opened).toEqual([{ kind: "hypothesis", hypothesisId: "pool" }]);
    cleanup();
    draw({ query: "view=board&hypothesis=nowhere" });
    expect(opened).toHaveLength(1);
  });
});
