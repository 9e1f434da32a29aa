import type { Change } from "@/lib/changes/change";
import { riskSigns } from "@/lib/changes/risk";
import { wordsOf } from "@/lib/changes/words";

import type { Evidence } from "./judgement";
import type { Scene } from "./scene";
import type { Finding } from "./tests/finding";
import weights from "./weights.json";

/** What speaks for and against a change, in log-odds beside no change at all. */
export type ChangeScore = { change: Change; score: number; evidence: readonly Evidence[] };

const MINUTE_US = 60_000_000;
const TELLING = new Set([
  "log-alarm",
  "flow-alarm",
  "log-more",
  "flow-new",
  "failing",
  "slow",
  "other",
  "pool",
]);

/** Scores every change by its time, its place, its content, and the words that it shares with what fails. */
export function changeScores(
  scene: Scene,
  { findings, shares }: { findings: readonly Finding[]; shares: ReadonlyMap<string, number> },
): ChangeScore[] {
  const { changes } = scene.input;
  const told = tellingWords(scene, findings);
  const words = changes.map((change) =>
    wordsOf([...change.files, change.diff ?? "", change.title].join("\n")),
  );
  const seen = new Map<string, number>();
  for (const own of words) for (const word of own) seen.set(word, (seen.get(word) ?? 0) + 1);
  const contrast = contrastOf(findings);
  return changes.map((change, at) => {
    const evidence = [
      byTime(scene, change),
      byPlace(scene, change, shares),
      ...byContent(change),
      byWords(change, words[at] ?? new Set(), { told, seen, of: changes.length }),
      ...byCanary(change, contrast),
    ];
    return { change, evidence, score: evidence.reduce((sum, { weight }) => sum + weight, 0) };
  });
}

function evidenceOf(
  change: Change,
  test: string,
  weight: number,
  reason: string,
  line: string | null = null,
): Evidence {
  return { test, weight, reason, sources: [{ type: "change", id: change.id, line }], blindSpot: "" };
}

function byTime({ onsetUs, onset, input }: Scene, change: Change): Evidence {
  const stepUs = input.frame.grid.stepUs;
  const latestUs = onset.found ? onsetUs + 2 * stepUs : input.alarm.atUs;
  const early = (onsetUs - change.atUs) / MINUTE_US;
  if (change.atUs > latestUs + MINUTE_US)
    return evidenceOf(change, "time", weights.change.after, "It came after the trouble had begun.");
  const weight = weights.change.near - weights.change.perDoubling * Math.log2(1 + Math.max(0, early) / 10);
  return evidenceOf(
    change,
    "time",
    weight,
    `It took effect ${Math.round(Math.max(0, early))} min before the trouble began.`,
  );
}

function byPlace({ graph }: Scene, change: Change, shares: ReadonlyMap<string, number>): Evidence {
  if (change.services.length === 0) {
    const weight = change.kind === "commit" ? weights.change.notDeployed : 0;
    return evidenceOf(change, "place", weight, "Nobody says what it changes, or that it was deployed.");
  }
  let share = 0;
  for (const service of change.services) {
    share += shares.get(service) ?? 0;
    for (const near of [...graph.callers(service), ...graph.callees(service)])
      share += weights.change.neighbour * (shares.get(near) ?? 0);
  }
  const weight = weights.change.place * (Math.min(1, share) - weights.change.placeMiddle);
  return evidenceOf(
    change,
    "place",
    weight,
    `It changes ${change.services.join(", ")}, to which ${Math.round(Math.min(1, share) * 100)} % of the suspicion points.`,
  );
}

function byContent(change: Change): Evidence[] {
  const signs = riskSigns(change);
  return signs.map(({ weight, reason, line }) =>
    evidenceOf(change, "content", weight * weights.change.content, `It ${reason}.`, line),
  );
}

function byWords(
  change: Change,
  own: ReadonlySet<string>,
  { told, seen, of }: { told: ReadonlySet<string>; seen: ReadonlyMap<string, number>; of: number },
): Evidence {
  const shared = [...own]
    .filter((word) => told.has(word))
    .map((word) => ({ word, rarity: Math.log((1 + of) / (seen.get(word) ?? 1)) }));
  shared.sort((one, other) => other.rarity - one.rarity || (one.word < other.word ? -1 : 1));
  const sum = shared.slice(0, 4).reduce((total, { rarity }) => total + rarity, 0);
  const text = shared
    .slice(0, 4)
    .map(({ word }) => word)
    .join(", ");
  return evidenceOf(
    change,
    "words",
    weights.change.words * Math.log1p(sum),
    shared.length === 0 ? "It shares no word with what fails." : `It shares with what fails: ${text}.`,
  );
}

function contrastOf(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const most = new Map<string, Finding>();
  for (const finding of findings)
    if (finding.test.startsWith("canary") && finding.strength > (most.get(finding.service)?.strength ?? 0))
      most.set(finding.service, finding);
  return most;
}

function byCanary(change: Change, contrast: ReadonlyMap<string, Finding>): Evidence[] {
  return change.services.flatMap((service) => {
    const finding = contrast.get(service);
    if (!finding) return [];
    return [
      {
        test: finding.test,
        weight: weights.change.canary * finding.strength,
        reason: finding.reason,
        sources: finding.sources,
        blindSpot: "",
      },
    ];
  });
}

function tellingWords({ input }: Scene, findings: readonly Finding[]): ReadonlySet<string> {
  const texts = findings
    .filter(({ test, strength }) => TELLING.has(test) && strength > 0.5)
    .map(({ reason }) => reason);
  const alarmed = input.frame.logs.filter(
    ({ severity, lastSeenUs }) => severity >= 13 && lastSeenUs >= input.alarm.atUs - 30 * MINUTE_US,
  );
  return wordsOf([...texts, ...alarmed.map(({ template }) => template), input.alarm.metric ?? ""].join("\n"));
}
