import type { EventDraft } from "./event";
import type { EventType } from "./payloads";
import { NOTE_LIMIT } from "./limits";
import { type Clock, readMoment } from "./moments";
import type { PersonRef } from "./state";
import { type Milestone, milestones, severities, standardRoles, statuses } from "./vocabulary";
import { milestoneWords, roleWords } from "./words";

/** What a person writes, before the outbox gives it its commandId. */
export type TypedDraft<T extends EventType = EventType> = { [K in T]: Omit<EventDraft<K>, "commandId"> }[T];

/** What the composer makes of what was typed. */
export type Typed =
  | { kind: "nothing" }
  | { kind: "draft"; draft: TypedDraft }
  /** The words go on in a form with more fields. */
  | { kind: "form"; form: "update" | "investigate"; text: string }
  | { kind: "form"; form: "milestone"; milestone?: Milestone; at?: string }
  | { kind: "problem"; detail: string };

export type TypingContext = {
  clock: Clock;
  me: PersonRef;
  people: readonly PersonRef[];
  /** Coins ids for tasks, hypotheses and decisions. */
  newId: () => string;
};

export type SlashCommand = {
  name: string;
  /** What follows, as the suggestion shows it. */
  usage: string;
  explains: string;
  read: (rest: string, context: TypingContext) => Typed;
};

const problem = (detail: string): Typed => ({ kind: "problem", detail });
const draft = (made: TypedDraft): Typed => ({ kind: "draft", draft: made });

function splitWord(text: string): [word: string, rest: string] {
  const [word = "", ...rest] = text.trim().split(/\s+/);
  return [word, rest.length > 0 ? text.trim().slice(word.length).trim() : ""];
}

const withReason = (reason: string) => (reason === "" ? {} : { reason });

/** The person that `@Name` at the end of a text means, and the text without it. */
export function readPerson(
  text: string,
  people: readonly PersonRef[],
): { person: PersonRef; rest: string } | null {
  const at = text.lastIndexOf("@");
  if (at < 0) return null;
  const asked = text
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (asked === "") return null;
  const readings = [
    people.filter(({ name }) => name.toLowerCase() === asked),
    people.filter(({ name }) => name.toLowerCase().split(/\s+/).includes(asked)),
    people.filter(({ name }) => name.toLowerCase().startsWith(asked)),
  ];
  const [person] = readings.find(({ length }) => length === 1) ?? [];
  return person ? { person, rest: text.slice(0, at).trim() } : null;
}

export const slashCommands: readonly SlashCommand[] = [
  {
    name: "severity",
    usage: "SEV2 reason",
    explains: "Change the severity",
    read: (rest) => {
      const [word, reason] = splitWord(rest);
      const severity = severities.find((each) => each.toLowerCase() === word.toLowerCase());
      return severity
        ? draft({ type: "severity_changed", payload: { severity, ...withReason(reason) } })
        : problem(`Say which: ${severities.join(", ")}.`);
    },
  },
  {
    name: "status",
    usage: "fixing reason",
    explains: "Change the status",
    read: (rest) => {
      const [word, reason] = splitWord(rest);
      const status = statuses.find((each) => each === word.toLowerCase() && each !== "merged");
      return status
        ? draft({ type: "status_changed", payload: { status, ...withReason(reason) } })
        : problem(`Say which: ${statuses.filter((each) => each !== "merged").join(", ")}.`);
    },
  },
  {
    name: "task",
    usage: "title @owner",
    explains: "Add a task",
    read: (rest, { people, newId }) => {
      const owned = readPerson(rest, people);
      const title = owned ? owned.rest : rest.trim();
      return title === ""
        ? problem("Say what is to be done, as in /task Roll back 4.2.")
        : draft({ type: "task_added", payload: { taskId: newId(), title, owner: owned?.person ?? null } });
    },
  },
  {
    name: "role",
    usage: "commander @name",
    explains: "Give a person a role",
    read: (rest, { people, me }) => {
      const found = readPerson(rest, [...people, { ...me, name: "me" }]);
      const words = (found ? found.rest : (rest.split("@")[0] ?? "")).trim().toLowerCase();
      const role = standardRoles.find((each) => roleWords(each) === words || each === words) ?? words;
      if (role === "") return problem("Say which role and who, as in /role commander @Ana.");
      if (!found) return problem("Say who, as in /role commander @Ana: nobody known has that name.");
      const person = found.person.id === me.id ? me : found.person;
      return draft({ type: "role_assigned", payload: { role, person } });
    },
  },
  {
    name: "hypothesis",
    usage: "claim",
    explains: "Propose what could be the cause",
    read: (rest, { newId }) =>
      rest.trim() === ""
        ? problem("Say what you suspect, in one sentence.")
        : draft({
            type: "hypothesis_proposed",
            payload: { hypothesisId: newId(), kind: "other", claim: rest.trim() },
          }),
  },
  {
    name: "decision",
    usage: "what was decided",
    explains: "Record a decision",
    read: (rest, { newId }) =>
      rest.trim() === ""
        ? problem("Say what was decided.")
        : draft({ type: "decision_made", payload: { decisionId: newId(), action: rest.trim() } }),
  },
  {
    name: "investigate",
    usage: "payments since 14:00",
    explains: "Have the machine look into it",
    read: (rest) => ({ kind: "form", form: "investigate", text: rest.trim() }),
  },
  {
    name: "update",
    usage: "conditions",
    explains: "Post an update: conditions, actions, needs",
    read: (rest) => ({ kind: "form", form: "update", text: rest.trim() }),
  },
  {
    name: "at",
    usage: "14:32 note",
    explains: "Write a note about an earlier moment",
    read: (rest, { clock }) => {
      const moment = readMoment(rest, clock);
      if (!moment) return problem("Say when, as in /at 14:32 or /at -15m or /at yesterday 23:50.");
      if (moment.atMs > clock.nowMs + 60_000) return problem("That moment is still to come.");
      if (moment.rest.trim() === "") return problem("Say what happened then.");
      const occurredAt = new Date(moment.atMs).toISOString();
      return draft({ type: "note_added", payload: { markdown: moment.rest.trim() }, occurredAt });
    },
  },
  {
    name: "milestone",
    usage: "detected 14:20",
    explains: "Set when impact started, and other milestones",
    read: (rest, { clock }) => {
      const asked = rest.trim();
      if (asked === "") return { kind: "form", form: "milestone" };
      const milestone = milestones.find((each) => asked.toLowerCase().startsWith(milestoneWords[each]));
      if (!milestone) return problem("Say which, as in /milestone detected 14:20.");
      const when = asked.slice(milestoneWords[milestone].length).trim();
      if (when === "") return { kind: "form", form: "milestone", milestone };
      const moment = readMoment(when, clock);
      return moment
        ? { kind: "form", form: "milestone", milestone, at: new Date(moment.atMs).toISOString() }
        : problem("Say when, as in 14:20 or -15m or yesterday 23:50.");
    },
  },
  {
    name: "title",
    usage: "new title",
    explains: "Change the title",
    read: (rest) =>
      rest.trim() === ""
        ? problem("Say what the title should be.")
        : draft({ type: "title_changed", payload: { title: rest.trim() } }),
  },
  {
    name: "summary",
    usage: "what is known",
    explains: "Change the summary",
    read: (rest) => draft({ type: "summary_changed", payload: { summary: rest.trim() } }),
  },
  {
    name: "join",
    usage: "",
    explains: "Join as a responder",
    read: (_rest, { me }) => draft({ type: "responder_joined", payload: { person: me } }),
  },
  {
    name: "leave",
    usage: "",
    explains: "Leave the responders",
    read: (_rest, { me }) => draft({ type: "responder_left", payload: { person: me } }),
  },
];

/** Makes of what was typed what it stands for. `//` begins a note that begins with a slash. */
export function readTyped(text: string, context: TypingContext): Typed {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "nothing" };
  const [, name = "", rest = ""] = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i.exec(trimmed) ?? [];
  if (name !== "") {
    const command = slashCommands.find((each) => each.name === name.toLowerCase());
    return command
      ? command.read(rest, context)
      : problem(`There is no command /${name}. To write it as a note, begin with two slashes.`);
  }
  const markdown = trimmed.startsWith("//") ? trimmed.slice(1) : trimmed;
  return markdown.length > NOTE_LIMIT
    ? problem(
        `A note holds ${NOTE_LIMIT.toLocaleString("en")} characters at most; this one has ${markdown.length.toLocaleString("en")}.`,
      )
    : draft({ type: "note_added", payload: { markdown } });
}
