import type { TimelineEntries } from "./timeline-entry";
import type { EventType } from "./payloads";
import type { Phrase } from "./phrase";
import type { PersonRef } from "./state";
import { capital, changeKindWords, frozenWords, kindWords, milestoneWords, roleWords } from "./words";

type Facts = Exclude<
  EventType,
  | `hypothesis_${string}`
  | "evidence_added"
  | "evidence_compared"
  | `investigation_${string}`
  | `postmortem_${string}`
  | `task_${string}`
  | `event_${string}`
  | `incident_${"merged" | "absorbed"}`
>;

const names = (people: readonly PersonRef[]) => people.map(({ name }) => name).join(", ");

/** What people and machines say has happened. */
export const factEntries: TimelineEntries<Facts> = {
  incident_declared: {
    group: "state",
    minor: false,
    describe: ({ payload }) => ({
      line: [
        `declared ${payload.kind === "real" ? "the" : "a"} ${kindWords[payload.kind]}: `,
        { strong: payload.title },
        " · ",
        { severity: payload.severity },
        " · ",
        { status: payload.status },
        ...(payload.restricted ? [" · restricted"] : []),
        ...(payload.impactStartedAt ? [" · impact since ", { at: payload.impactStartedAt }] : []),
      ],
      body: payload.summary,
    }),
  },
  services_set: {
    group: "state",
    minor: false,
    describe: ({ payload }) => ({
      line:
        payload.services.length === 0
          ? ["left the services to what is known of them"]
          : ["set the services to ", { strong: payload.services.join(", ") }],
      reason: payload.reason,
    }),
  },
  title_changed: {
    group: "state",
    minor: false,
    describe: ({ payload }) => ({ line: ["changed the title to ", { strong: payload.title }] }),
  },
  summary_changed: {
    group: "state",
    minor: false,
    describe: ({ payload }) =>
      payload.summary === ""
        ? { line: ["cleared the summary"] }
        : { line: ["changed the summary"], body: payload.summary },
  },
  severity_changed: {
    group: "state",
    minor: false,
    describe: ({ payload }) => ({
      line: ["set the severity to ", { severity: payload.severity }],
      reason: payload.reason,
    }),
  },
  severity_proposed: {
    group: "state",
    minor: false,
    describe: ({ payload }) => ({
      line: ["proposes the severity ", { severity: payload.severity }],
      reason: payload.reason,
    }),
  },
  status_changed: {
    group: "state",
    minor: false,
    describe: ({ payload }) => ({
      line: ["set the status to ", { status: payload.status }],
      reason: payload.reason,
    }),
  },
  milestone_set: {
    group: "state",
    minor: false,
    describe: ({ payload }) => ({
      line: payload.at
        ? ["set ", { strong: milestoneWords[payload.milestone] }, " to ", { at: payload.at }]
        : ["took back ", { strong: milestoneWords[payload.milestone] }],
      reason: payload.reason,
    }),
  },
  role_assigned: {
    group: "people",
    minor: false,
    describe: ({ payload, actor }) => ({
      line: payload.person
        ? payload.person.id === actor.id
          ? ["took the role of ", { strong: roleWords(payload.role) }]
          : ["made ", { strong: payload.person.name }, " ", { strong: roleWords(payload.role) }]
        : ["left the role of ", { strong: roleWords(payload.role) }, " vacant"],
      ...(payload.handover && { body: payload.handover }),
    }),
  },
  responder_joined: {
    group: "people",
    minor: true,
    describe: ({ payload, actor }) => ({
      line: payload.person.id === actor.id ? ["joined"] : ["added ", { strong: payload.person.name }],
    }),
  },
  responder_left: {
    group: "people",
    minor: true,
    describe: ({ payload, actor }) => ({
      line: payload.person.id === actor.id ? ["left"] : ["removed ", { strong: payload.person.name }],
    }),
  },
  access_changed: {
    group: "people",
    minor: false,
    describe: ({ payload }) => ({
      line: payload.restricted
        ? ["restricted the incident to ", { strong: names(payload.people) || "owners" }]
        : ["opened the incident to everyone who may read incidents"],
    }),
  },
  note_added: {
    group: "notes",
    minor: false,
    describe: ({ payload }) => ({ line: [], body: payload.markdown }),
  },
  update_posted: {
    group: "updates",
    minor: false,
    describe: ({ payload }) => {
      const next: Phrase = payload.nextUpdateAt ? [" · next by ", { at: payload.nextUpdateAt }] : [];
      if (payload.audience === "stakeholders")
        return { line: ["posted an update for stakeholders", ...next], body: payload.markdown };
      const sections = [
        `**Conditions** ${payload.conditions}`,
        `**Actions** ${payload.actions}`,
        payload.needs && `**Needs** ${payload.needs}`,
      ];
      return { line: ["posted an update", ...next], body: sections.filter(Boolean).join("\n\n") };
    },
  },
  decision_made: {
    group: "decisions",
    minor: false,
    describe: ({ payload }) => ({
      line: ["decided", ...(payload.checkAt ? [" · to be checked at ", { at: payload.checkAt }] : [])],
      body: [payload.action, payload.expectedEffect && `Expected: ${payload.expectedEffect}`]
        .filter(Boolean)
        .join("\n\n"),
    }),
  },
  alert_attached: {
    group: "alerts",
    minor: false,
    describe: ({ payload }) => ({
      line: [
        `attached a ${payload.state} alert: `,
        { strong: payload.title },
        ...(payload.service ? [` · ${payload.service}`] : []),
        ` · ${payload.source}`,
        ...(payload.startedAt ? [" · since ", { at: payload.startedAt }] : []),
      ],
      ...((payload.summary ?? payload.because) && {
        body: [payload.summary, payload.because].filter(Boolean).join("\n\n"),
      }),
    }),
  },
  evidence_pinned: {
    group: "evidence",
    minor: false,
    describe: ({ payload }) => ({
      line: [`pinned ${frozenWords[payload.frozen.result.kind]} `, { strong: payload.title }],
      ...(payload.note && { body: payload.note }),
    }),
  },
  change_linked: {
    group: "changes",
    minor: false,
    describe: ({ payload, occurredAt }) => ({
      line: [
        `linked a ${changeKindWords[payload.kind]}: `,
        { strong: payload.title },
        ...(payload.service ? [` · ${payload.service}`] : []),
        // Where it stands at its own time, its own time is said.
        ...(payload.changedAt === occurredAt ? [] : [" · ", { at: payload.changedAt }]),
        ...(payload.author ? [` · by ${payload.author}`] : []),
      ],
    }),
  },
};

/** A role for the start of a line. */
export const roleTitle = (role: string): string => capital(roleWords(role));
