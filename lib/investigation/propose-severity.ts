import type { Severity } from "@/lib/timeline/vocabulary";

import type { ServiceMap } from "./service-map";

type Proposed = Exclude<Severity, "undetermined">;
/** A severity and what speaks for it, in one sentence. */
export type SeverityProposal = { severity: Proposed; reason: string };

/** Labels that say how bad it is. */
const LABELS = ["severity", "sev", "priority", "level", "criticality", "urgency"];

/** What senders call it. */
const WORDS: Readonly<Record<string, number>> = {
  ...ranked(2, ["critical", "crit", "page", "paging", "fatal", "emergency", "disaster", "blocker"]),
  ...ranked(3, ["error", "high", "major", "urgent", "alert"]),
  ...ranked(4, ["warning", "warn", "medium", "minor", "average", "moderate", "ticket"]),
  ...ranked(5, ["info", "information", "informational", "notice", "low", "none", "debug"]),
};
/** Services that are hurt at once, and this is wide. */
const WIDE = 5;
/** Shares of failed requests where requests enter, and what they amount to. */
const FAILING = [
  { share: 0.5, rank: 1 },
  { share: 0.1, rank: 2 },
  { share: 0.02, rank: 3 },
] as const;
const LEAST_REQUESTS = 20;
const MOST_SHOWN = 40;

type Hurt = {
  /** Labels of the alerts that fire. */
  labels: readonly Readonly<Record<string, string>>[];
  /** Services of all alerts of the incident that fire. */
  services: readonly string[];
  entries: ServiceMap["entries"];
};

/**
 * How bad it is by what the alerts say, how far it has spread, and how many requests fail where they enter: the worst of
 * these. Null where none of them says anything. Only a person sets a severity.
 */
export function proposeSeverity({ labels, services, entries }: Hurt): SeverityProposal | null {
  const said = worst(labels.flatMap(saidIn));
  const failing = worst(entries.flatMap(failingAt));
  const spread = services.length;
  const base = Math.min(said?.rank ?? Infinity, failing?.rank ?? Infinity);
  const wide = spread >= WIDE;
  if (base === Infinity && !wide) return null;
  const rank = Math.max(1, base === Infinity ? 3 : base - Number(wide));
  const reasons = [said?.reason, failing?.reason, spread > 1 ? `${spread} services have alerts` : undefined];
  const reason = reasons.filter((each) => each !== undefined).join("; ");
  return { severity: severityOf(rank), reason: `${reason}.` };
}

/** Whether one severity is worse than another; anything is worse than undetermined. */
export function isWorse(one: Severity, other: Severity): boolean {
  return order(one) < order(other);
}

const order = (severity: Severity): number => (severity === "undetermined" ? 9 : Number(severity.slice(3)));

type Sign = { rank: number; reason: string };

function worst(signs: readonly Sign[]): Sign | undefined {
  return signs.toSorted((one, other) => one.rank - other.rank || (one.reason < other.reason ? -1 : 1))[0];
}

function saidIn(labels: Readonly<Record<string, string>>): Sign[] {
  return LABELS.flatMap((label) => {
    const value = Object.hasOwn(labels, label) ? (labels[label] ?? "").trim() : "";
    const rank = rankOf(value.toLowerCase());
    return rank === null ? [] : [{ rank, reason: `An alert says ${label} ${value.slice(0, MOST_SHOWN)}` }];
  });
}

/** 1 for the worst. "sev-1", "SEV 1", "P1" and "s1" are all the first. */
function rankOf(word: string): number | null {
  const numbered = /^(?:sev|severity|prio|priority|p|s)?[-_ ]?([0-5])$/.exec(word);
  if (numbered) return Math.max(1, Number(numbered[1]));
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}

function failingAt({ service, requests, errors }: ServiceMap["entries"][number]): Sign[] {
  if (requests < LEAST_REQUESTS) return [];
  const share = errors / requests;
  const level = FAILING.find((each) => share >= each.share);
  if (!level) return [];
  return [
    {
      rank: level.rank,
      reason: `${Math.round(share * 100)} % of the requests that enter at ${service} fail`,
    },
  ];
}

function ranked(rank: number, words: readonly string[]): Record<string, number> {
  return Object.fromEntries(words.map((word) => [word, rank]));
}

function severityOf(rank: number): Proposed {
  return (["SEV1", "SEV2", "SEV3", "SEV4"] as const)[rank - 1] ?? "SEV5";
}
