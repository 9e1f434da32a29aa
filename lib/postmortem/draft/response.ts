import { span } from "../../timeline/span";
import { capital, roleWords } from "../../timeline/words";
import type { Block, TextRun } from "../document-types";
import { between, distance, type Story } from "./story";
import { bullets, counted, fact, listed, paragraph, prompt, quoted } from "./writing";

const MOST_HANDOVERS = 10;

/** Who answered and when, what was decided first, who handed over to whom. */
export function response(story: Story): Block[] {
  return [
    ...paragraph(acknowledged(story), firstDecision(story)),
    ...bullets([
      ...roles(story),
      ...handovers(story),
      paragraph(people(story)),
      paragraph(updates(story)),
      paragraph(investigations(story)),
    ]),
  ];
}

function acknowledged(story: Story): TextRun[] {
  const [mark, detected] = [story.mark("acknowledged"), story.mark("detected")];
  if (!mark)
    return prompt("Nobody is on record as having taken it up: no role was given, and nobody joined.");
  const after = detected ? `, ${distance(detected.at, mark.at, "it was detected")}` : "";
  return fact(`It was acknowledged at ${story.when(mark.at)}${after}.`, [mark.seq, detected?.seq]);
}

function firstDecision(story: Story): TextRun[] {
  const [first] = story.of("decision_made");
  const mark = story.mark("acknowledged") ?? story.mark("detected");
  if (!first) return prompt("No decision was written down.");
  const at = story.at(first);
  const after = mark
    ? `, ${distance(mark.at, at, story.mark("acknowledged") ? "it was taken up" : "it was detected")}`
    : "";
  return fact(`The first decision was made at ${story.when(at)}${after}: ${quoted(first.payload.action)}.`, [
    first.seq,
    mark?.seq,
  ]);
}

/** Each role and all who held it, in order. */
function roles(story: Story): Block[][] {
  const held = new Map<string, { names: string[]; seqs: number[] }>();
  for (const { payload, seq } of story.of("role_assigned")) {
    if (!payload.person) continue;
    const role = held.get(payload.role) ?? { names: [], seqs: [] };
    if (role.names.at(-1) !== payload.person.name) role.names.push(payload.person.name);
    role.seqs.push(seq);
    held.set(payload.role, role);
  }
  return [...held].map(([role, { names, seqs }]) =>
    paragraph(
      fact(
        `${capital(roleWords(role))}: ${names.length === 1 ? names[0] : names.slice(0, 6).join(", then ")}.`,
        seqs,
      ),
    ),
  );
}

function handovers(story: Story): Block[][] {
  return story
    .of("role_assigned")
    .filter(({ payload }) => payload.handover)
    .slice(0, MOST_HANDOVERS)
    .map((event) => {
      const { role, handover = "", person } = event.payload;
      const to = person ? ` to ${person.name}` : "";
      return paragraph(
        fact(
          `${capital(roleWords(role))} handed over${to} at ${story.when(story.at(event))}: ${quoted(handover)}.`,
          [event.seq],
        ),
      );
    });
}

function people(story: Story): TextRun[] {
  const seen = new Map<string, { name: string; seq: number }>();
  const meet = (person: { id: string; name: string }, seq: number) => {
    if (!seen.has(person.id)) seen.set(person.id, { name: person.name, seq });
  };
  for (const event of story.events) {
    if (event.actor.kind === "person") meet(event.actor, event.seq);
    if (event.type === "responder_joined") meet(event.payload.person, event.seq);
  }
  if (seen.size === 0) return prompt("No person is on record as having taken part.");
  const all = [...seen.values()];
  return fact(
    `${counted(all.length, "person", "people")} took part: ${listed(
      all.map(({ name }) => name),
      15,
    )}.`,
    all.map(({ seq }) => seq),
  );
}

function updates(story: Story): TextRun[] {
  const posted = story.of("update_posted");
  if (posted.length === 0)
    return prompt("No update was posted, neither for responders nor for stakeholders.");
  const outside = posted.filter(({ payload }) => payload.audience === "stakeholders").length;
  return fact(
    `${counted(posted.length, "update")} ${posted.length === 1 ? "was" : "were"} posted, ${outside === 0 ? "none" : outside} of them for stakeholders.`,
    posted.map(({ seq }) => seq),
  );
}

function investigations(story: Story): TextRun[] {
  const started = story.of("investigation_started");
  const ended = [
    ...story.of("investigation_finished"),
    ...story.of("investigation_failed"),
    ...story.of("investigation_cancelled"),
  ];
  if (started.length === 0) return [];
  const finished = story.of("investigation_finished");
  const [first] = finished;
  const begun =
    first && started.find(({ payload }) => payload.investigationId === first.payload.investigationId);
  const quick =
    first && begun
      ? ` The first answer came ${span(Math.max(0, between(begun.recordedAt, first.recordedAt)))} after its start.`
      : "";
  return fact(
    `${counted(started.length, "investigation")} ran over the telemetry${started.length === finished.length ? "" : `, ${finished.length} of them to the end`}.${quick}`,
    [...started, ...ended].map(({ seq }) => seq),
  );
}
