import type { KnownEvent } from "../../timeline/event";
import { lookup } from "../../timeline/state";
import type { Story } from "./story";

/** A stretch in which one hypothesis was the likeliest. */
export type Lead = {
  hypothesisId: string;
  from: string;
  to: string | null;
  /** How likely it was at most; null where no evidence was judged. */
  most: number | null;
  /** By a person's word. */
  confirmed: boolean;
  seqs: number[];
};

/** What leads for less was believed by nobody. */
const LEAST_MS = 10_000;
/** One that always stands is judged across all others: it has to be this much likelier than what says more. */
const HEAD_START = 0.02;

type Word = KnownEvent<"hypothesis_state_set" | "hypothesis_overruled">;

/**
 * Which explanation led when, as it was written down: the likeliest by the evidence, and what a person confirmed before
 * all of that. That no change is to blame explains nothing, and leads nothing.
 */
export function leadsOf(story: Story): readonly Lead[] {
  const words: Word[] = [...story.of("hypothesis_state_set"), ...story.of("hypothesis_overruled")].toSorted(
    (one, other) => one.seq - other.seq,
  );
  const believed = new Map<string, number>();
  const decided = new Map<string, boolean>();
  const leads: Lead[] = [];
  for (const [index, event] of words.entries()) {
    note(event, story, { believed, decided });
    // Verdicts of one moment are one: what stands in between leads nobody.
    if (words[index + 1]?.recordedAt === event.recordedAt) continue;
    const id = leaderOf(story, { believed, decided });
    const last = leads.at(-1);
    const most = id === undefined ? null : (believed.get(id) ?? null);
    const confirmed = id !== undefined && decided.get(id) === true;
    if (last && last.to === null && last.hypothesisId === id) {
      if (event.payload.hypothesisId === id) last.seqs = [...last.seqs, event.seq];
      last.most = most === null ? last.most : Math.max(last.most ?? 0, most);
      last.confirmed ||= confirmed;
      continue;
    }
    if (last && last.to === null)
      Object.assign(last, { to: event.recordedAt, seqs: [...last.seqs, event.seq] });
    if (id !== undefined)
      leads.push({ hypothesisId: id, from: event.recordedAt, to: null, most, confirmed, seqs: [event.seq] });
  }
  return lasting(leads);
}

/** Without what was over at once; what led before and after that led on. */
function lasting(leads: readonly Lead[]): readonly Lead[] {
  const kept: Lead[] = [];
  for (const lead of leads) {
    if (lead.to !== null && Date.parse(lead.to) - Date.parse(lead.from) < LEAST_MS) continue;
    const last = kept.at(-1);
    if (last?.hypothesisId !== lead.hypothesisId) kept.push(lead);
    else
      kept[kept.length - 1] = {
        ...last,
        to: lead.to,
        most: last.most === null && lead.most === null ? null : Math.max(last.most ?? 0, lead.most ?? 0),
        confirmed: last.confirmed || lead.confirmed,
        seqs: [...last.seqs, ...lead.seqs],
      };
  }
  return kept;
}

type Beliefs = { believed: Map<string, number>; decided: Map<string, boolean> };

/** What a person confirmed, else the likeliest that no person refuted. */
function leaderOf({ state }: Story, { believed, decided }: Beliefs): string | undefined {
  const confirmed = [...decided].findLast(([, is]) => is);
  if (confirmed) return confirmed[0];
  return [...believed]
    .filter(([id, probability]) => probability > 0 && !decided.has(id))
    .map(
      ([id, probability]) =>
        [id, probability - (lookup(state.hypotheses, id)?.standing ? HEAD_START : 0)] as const,
    )
    .toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

function note(event: Word, { state }: Story, { believed, decided }: Beliefs): void {
  const id = event.payload.hypothesisId;
  const hypothesis = lookup(state.hypotheses, id);
  if (!hypothesis || hypothesis.kind === "no_change") return;
  if (event.type === "hypothesis_state_set") {
    if (event.payload.probability !== undefined) believed.set(id, event.payload.probability);
    return;
  }
  const verdict = event.payload.state;
  if (verdict === "confirmed") decided.set(id, true);
  else if (verdict === "refuted") decided.set(id, false);
  else decided.delete(id);
}
