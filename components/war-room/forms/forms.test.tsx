import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { RoomDialog } from "@/lib/client/room-context";
import type { IncidentSummary } from "@/lib/wire/incident-list";
import { type FakeApi, fakeApi } from "@/test/fake-api";
import { nothingDone, RoomStage } from "@/test/room-stage";
import { ana, bo, declared, type Line } from "@/test/sample-log";
import { RouterStage } from "@/test/router-stage";

import { MergeForm } from "./merge-form";
import { MilestoneForm } from "./milestone-form";
import { RoleForm } from "./role-form";

const push = vi.fn<(path: string) => void>();

let api: FakeApi;
let doings: ReturnType<typeof nothingDone>;
beforeEach(() => {
  api = fakeApi();
  doings = nothingDone();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  push.mockReset();
});

const close = () => {};
function draw(dialog: RoomDialog, lines: readonly Line[] = [declared]) {
  render(
    <RouterStage push={push}>
      <RoomStage lines={lines} doings={doings}>
        {dialog.kind === "merge" && <MergeForm dialog={dialog} onClose={close} />}
        {dialog.kind === "role" && <RoleForm dialog={dialog} onClose={close} />}
        {dialog.kind === "milestone" && <MilestoneForm dialog={dialog} onClose={close} />}
      </RoomStage>
    </RouterStage>,
  );
  return within(screen.getByRole("dialog"));
}
const submit = () => fireEvent.submit(screen.getByRole("form"));

const incident = (number: number, title: string): IncidentSummary => ({
  id: `id-${number}`,
  number,
  title,
  severity: "SEV2",
  status: "investigating",
  kind: "real",
  restricted: false,
  commander: null,
  responderCount: 0,
  declaredAt: "2026-11-22T14:00:00.000Z",
  impactStartedAt: null,
  resolvedAt: null,
  nextUpdateAt: null,
});
const pageOf = (...incidents: readonly IncidentSummary[]) => ({ value: { incidents, next: null } });
const personSelect = () => screen.getByRole<HTMLSelectElement>("combobox", { name: /^Person/ });
const momentField = () => screen.getByLabelText<HTMLInputElement>(/^When/);

describe("merging", () => {
  it("offers every incident but this one and those that were merged, and says which goes on", async () => {
    api.answer(
      pageOf(
        incident(12, "This one"),
        incident(3, "Payments are down"),
        { ...incident(4, "Gone"), status: "merged" },
        incident(5, "Search is slow"),
      ),
    );
    const form = draw({ kind: "merge" });
    const choice = await form.findByRole("radio", { name: /INC-3.*Payments are down/ });
    expect(form.getAllByRole("radio")).toHaveLength(2);
    submit();
    expect(await form.findByText("Choose the incident that goes on.")).toBeTruthy();
    expect(api.asked.filter(({ method }) => method === "POST")).toEqual([]);

    fireEvent.click(choice);
    expect(form.getByText(/^INC-3 goes on: Payments are down/)).toBeTruthy();
    api.answer({ value: null });
    fireEvent.click(form.getByRole("button", { name: /^Merge INC-12 into INC-3/ }));
    submit();
    await waitFor(() => expect(push).toHaveBeenCalledWith("/incidents/3"));
    expect(api.asked.at(-1)).toMatchObject({ method: "POST", body: { intoId: "id-3" } });
  });

  it("searches for what is typed, and Enter chooses the first without sending anything", async () => {
    api.answer(pageOf(incident(3, "Payments are down")));
    const form = draw({ kind: "merge" });
    const field = form.getByRole("searchbox", { name: /^Into/ });
    fireEvent.change(field, { target: { value: "paym" } });
    await waitFor(() => expect(api.asked.at(-1)?.path).toContain("q=paym"));
    await form.findByRole("radio");
    fireEvent.keyDown(field, { key: "Enter" });
    expect(await form.findByText(/^INC-3 goes on/)).toBeTruthy();
    expect(document.activeElement).toBe(form.getByRole("radio"));
    expect(api.asked.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("says so where nothing is found", async () => {
    api.answer(pageOf());
    const form = draw({ kind: "merge" });
    fireEvent.change(form.getByRole("searchbox"), { target: { value: "nowhere" } });
    expect(await form.findByText(/^No other incident is called “nowhere”/)).toBeTruthy();
  });
});

describe("handing over a role", () => {
  const led: readonly Line[] = [
    declared,
    { type: "role_assigned", payload: { role: "commander", person: { id: bo.id, name: bo.name } } },
  ];

  it("chooses nobody by itself: who takes it is said, or that nobody does", async () => {
    const form = draw({ kind: "role", role: "commander" }, led);
    expect(Array.from(personSelect().options, ({ text }) => text)).toEqual([
      "Choose",
      `${ana.name} (me)`,
      "Nobody: leave it vacant",
    ]);
    submit();
    expect(await form.findByText("Choose who takes it.")).toBeTruthy();
    expect(doings.drafts).toEqual([]);
    fireEvent.change(personSelect(), { target: { value: personSelect().options[2]?.value } });
    submit();
    await waitFor(() =>
      expect(doings.drafts).toEqual([
        { type: "role_assigned", payload: { role: "commander", person: null } },
      ]),
    );
  });

  it("is taken by oneself in one step where nobody has it", async () => {
    draw({ kind: "role", role: "commander" });
    expect(Array.from(personSelect().options, ({ text }) => text)).toEqual([`${ana.name} (me)`]);
    submit();
    await waitFor(() => expect(doings.drafts).toMatchObject([{ payload: { person: { id: ana.id } } }]));
  });
});

describe("a milestone", () => {
  const unknown: readonly Line[] = [
    { ...declared, payload: { ...declared.payload, impactStartedAt: undefined } },
  ];

  it.each(["impact_started", "mitigated"] as const)("is not filled in by guess: %s", async (milestone) => {
    const form = draw({ kind: "milestone", milestone }, unknown);
    expect(momentField().value).toBe("");
    submit();
    expect(await form.findByText("Say when.")).toBeTruthy();
    expect(doings.drafts).toEqual([]);
  });

  it("is now only where a person says so, and never for what came before the room", async () => {
    const form = draw({ kind: "milestone", milestone: "mitigated" }, unknown);
    submit();
    await form.findByText("Say when.");
    fireEvent.click(form.getByRole("button", { name: "Now" }));
    expect(momentField().value).toMatch(/^\d{4}-\d\d-\d\dT/);
    await waitFor(() => expect(form.queryByText("Say when.")).toBeNull());
    cleanup();
    draw({ kind: "milestone", milestone: "impact_started" }, unknown);
    expect(screen.queryByRole("button", { name: "Now" })).toBeNull();
  });

  it("starts from what is known where it is corrected", () => {
    draw({ kind: "milestone", milestone: "impact_started" });
    expect(momentField().value).toMatch(/^2026-11-22T13:48/);
  });
});
