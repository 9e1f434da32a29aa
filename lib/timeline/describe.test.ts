import { describe as suite, expect, it } from "vitest";

import { everyLine } from "@/test/every-event";
import { ana, declared, type Line, logOf, machine, note, stateOf } from "@/test/sample-log";

import { describe, groupOf, isMinor, plainText } from "./describe";
import { payloads } from "./payloads";
import { phraseText } from "./phrase";
import { blank } from "./redaction";
import type { MachineState } from "./vocabulary";

const log = logOf([declared, ...everyLine]);
const state = stateOf(log);

const said = Object.fromEntries(
  log.map((event) => {
    const { line, body, reason } = describe(event, state);
    return [event.type, [phraseText(line), body, reason].filter(Boolean).join(" | ")];
  }),
);

const finding = (code: MachineState): Line => ({
  type: "hypothesis_state_set",
  payload: { hypothesisId: "h", state: code, probability: 0.5, reason: "tested" },
  by: machine,
});

suite("the timeline’s table", () => {
  it("has its line for every type of event", () => {
    expect(Object.keys(said).sort()).toEqual(Object.keys(payloads).sort());
    expect(said).toEqual({
      evidence_compared:
        "looked again at evidence on “Release 4.2.0 exhausts the connection pool” and found it changed | It rose on to 1.4 s",
      hypothesis_assigned: "gave “Release 4.2.0 exhausts the connection pool” to Bo Chen",
      hypothesis_graded:
        "graded “Release 4.2.0 exhausts the connection pool”: one step short | It was the retry",
      investigation_cancelled: "stopped the investigation: Is it the network? | It is known by now",
      severity_proposed: "proposes the severity SEV2 | A fifth of the checkouts fail",
      incident_declared:
        "declared the incident: Checkout fails for one in five · SEV2 · investigating · impact since 2026-11-22 13:48 UTC | Card payments time out.",
      title_changed: "changed the title to Checkout is down",
      summary_changed: "changed the summary | Card payments **time out**.",
      severity_changed: "set the severity to SEV1 | Every region is affected",
      status_changed: "set the status to fixing | Rolling back",
      milestone_set: "set detected to 2026-11-22 13:45 UTC | The pager rang",
      role_assigned: "made Bo Chen commander | Rollback is under way.",
      responder_joined: "added Bo Chen",
      responder_left: "removed Bo Chen",
      access_changed: "restricted the incident to Bo Chen",
      note_added: "Errors rise **only** in `eu-west`.",
      event_corrected: "corrected the time of #2 to 2026-11-22 13:45 UTC | Wrong clock",
      event_pinned: "pinned #2",
      event_redacted: "redacted #2 | Held a password",
      task_added: "added the task Roll back checkout 4.2 for Bo Chen",
      task_changed:
        "changed the task Roll back checkout 4.2: now done, kept as a follow-up, to prevent it, due on 2026-12-01",
      services_set: "set the services to checkout, payments | As the traces say",
      postmortem_drafted: "drafted the postmortem from everything up to #20",
      postmortem_state_set: "published the postmortem, version 3",
      update_posted:
        "posted an update · next by 2026-11-22 15:00 UTC | **Conditions** One in five payments fails.\n\n**Actions** Rolling back.\n\n**Needs** A database expert.",
      evidence_pinned: "pinned the chart Pool waits | They **rise** first.",
      decision_made: "decided · to be checked at 2026-11-22 13:45 UTC | Roll back\n\nExpected: 5xx below 1 %",
      alert_attached:
        "attached a firing alert: CheckoutErrorRate · checkout · prometheus · since 2026-11-22 13:45 UTC",
      change_linked: "linked a deploy: checkout 4.2.0 · checkout · 2026-11-22 13:45 UTC · by dependabot",
      hypothesis_proposed: "proposed “Release 4.2.0 exhausts the connection pool” · checkout",
      hypothesis_state_set:
        "found “Release 4.2.0 exhausts the connection pool” supported · 72 % | Onset two minutes after the deploy",
      hypothesis_overruled:
        "confirmed “Release 4.2.0 exhausts the connection pool” · the code says supported | Rollback ended it",
      evidence_added:
        "added evidence for “Release 4.2.0 exhausts the connection pool” from #2 | Pool waits rose from 0 to 900 ms",
      investigation_started: "started an investigation: Which node?",
      investigation_progressed: "is investigating: Traces of checkout · done · 4 of 12 | 412 spans",
      investigation_finished:
        "finished the investigation: Why do payments time out? | The pool is exhausted.",
      investigation_failed: "could not finish the investigation: Which node? | Prometheus did not answer",
      incident_merged: "merged this incident into INC-9 | Same outage",
      incident_absorbed: "merged INC-13 into this incident",
    });
  });

  it.each([
    ["supported", "confirmed", "confirmed “It is so” · the code says supported"],
    ["inconclusive", "confirmed", "confirmed “It is so” · the code says inconclusive"],
    [null, "confirmed", "confirmed “It is so”"],
    ["refuted", "confirmed", "overruled “It is so”: confirmed"],
    ["supported", "refuted", "overruled “It is so”: refuted"],
    ["supported", "supported", "moved “It is so”: supported"],
  ] as const)("tells a confirmation from an overruling, code %s and person %s", (code, person, words) => {
    const word = { hypothesisId: "h", state: person, reason: "seen" };
    const events = logOf([
      declared,
      { type: "hypothesis_proposed", payload: { hypothesisId: "h", kind: "other", claim: "It is so" } },
      ...(code ? [finding(code)] : []),
      { type: "hypothesis_overruled", payload: word },
      // What the code says later makes no other deed of it.
      finding("investigating"),
    ]);
    const deed = events.find(({ type }) => type === "hypothesis_overruled");
    if (!deed) throw new Error("the log has it");
    expect(phraseText(describe(deed, stateOf(events)).line)).toBe(words);
  });

  it("says who redacted what, and nothing of what it was", () => {
    const [first, target] = logOf([declared, note("hunter2")]);
    const redaction = { type: "event_redacted", payload: { targetSeq: 2, reason: "A password" } } as const;
    const after = stateOf(logOf([declared, note("hunter2"), redaction]));
    if (!first || !target) throw new Error("the log is short");
    const { line, body, reason } = describe(blank(target), after);
    expect(phraseText(line)).toBe("wrote something that Ana Berg redacted");
    expect({ body, reason }).toEqual({ body: undefined, reason: "A password" });
  });

  it("keeps an event of a type that it does not know, by name", () => {
    const [event] = logOf([declared]);
    if (!event) throw new Error("the log is empty");
    const later = { ...event, type: "chart_frozen", payload: { anything: 1 } };
    expect(plainText(later, state)).toBe("Ana Berg recorded chart_frozen, which this version does not know");
    expect(isMinor({ type: "evidence_added", actor: machine })).toBe(true);
    expect(isMinor({ type: "evidence_added", actor: ana })).toBe(false);
    expect([groupOf("chart_frozen"), isMinor({ type: "chart_frozen", actor: machine })]).toEqual([
      "record",
      false,
    ]);
  });
});
