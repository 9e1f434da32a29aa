import { describe } from "./describe";
import type { IncidentEvent } from "./event";
import { happenedAt, nothingOrdered, order } from "./order";
import { type Part, phraseText } from "./phrase";
import type { RoomState } from "./state";
import { milestones } from "./vocabulary";
import { capital, milestoneWords, roleWords, severityWords, statusWords } from "./words";

/** Keeps words from being read as Markdown. */
function literal(words: string): string {
  return words.replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}

function partMarkdown(part: Part): string {
  if (typeof part === "string") return literal(part);
  if ("strong" in part) return `**${literal(part.strong)}**`;
  return literal(phraseText([part]));
}

const moment = (iso: string) => `${iso.slice(0, 19).replace("T", " ")} UTC`;
const indented = (text: string) =>
  text
    .split("\n")
    .map((line) => `  ${line}`.trimEnd())
    .join("\n");

/** The words of an event as last corrected. */
export function currentWords(event: IncidentEvent, state: RoomState): string | undefined {
  const corrected = state.corrections[event.seq]?.findLast(({ markdown }) => markdown !== null)?.markdown;
  return event.payload === null ? undefined : (corrected ?? describe(event, state).body);
}

/** One event as a list item in Markdown, times in UTC. */
export function eventMarkdown(event: IncidentEvent, state: RoomState): string {
  const { line, reason, bodyIsPlain } = describe(event, state);
  const words = currentWords(event, state);
  const body = words !== undefined && bodyIsPlain ? literal(words) : words;
  const head = `- **${moment(happenedAt(event, state.corrections))}** ${literal(event.actor.name)} ${line.map(partMarkdown).join("")}`;
  return [head.trimEnd(), reason && `\n${indented(`> ${literal(reason)}`)}`, body && `\n${indented(body)}`]
    .filter(Boolean)
    .join("\n");
}

/** The whole incident as Markdown: what is true now, then the timeline in the order in which things happened. */
export function incidentMarkdown(
  state: RoomState,
  events: readonly IncidentEvent[],
  address: string,
): string {
  const roles = Object.entries(state.roles).map(
    ([role, { name }]) => `- ${capital(roleWords(role))}: ${literal(name)}`,
  );
  const marks = milestones.flatMap((name) => {
    const mark = state.milestones[name];
    return mark ? [`- ${capital(milestoneWords[name])}: ${moment(mark.at)}`] : [];
  });
  const timeline = order(nothingOrdered, events, state.corrections).events.map((event) =>
    eventMarkdown(event, state),
  );
  return [
    `# INC-${state.number} ${literal(state.title)}`,
    `${severityWords[state.severity]} · ${statusWords[state.status]} · <${address}>`,
    state.summary,
    marks.length > 0 && `## Milestones\n\n${marks.join("\n")}`,
    roles.length > 0 && `## Roles\n\n${roles.join("\n")}`,
    `## Timeline\n\n${timeline.join("\n")}`,
  ]
    .filter(Boolean)
    .join("\n\n")
    .concat("\n");
}
