import type { FollowUpKind, HypothesisKind, Severity } from "@/lib/timeline/vocabulary";

/** What a generated history is made of, each with its weight. */
export const services = [
  ["checkout", 5],
  ["payments", 4],
  ["search", 4],
  ["catalog", 3],
  ["cart", 3],
  ["login", 3],
  ["orders", 3],
  ["shipping", 2],
  ["email", 2],
  ["recommendations", 2],
  ["inventory", 1],
  ["gateway", 2],
] as const;

export const severityWeights: readonly (readonly [Severity, number])[] = [
  ["SEV1", 4],
  ["SEV2", 14],
  ["SEV3", 40],
  ["SEV4", 30],
  ["SEV5", 9],
  ["undetermined", 3],
];

type Cause = Exclude<HypothesisKind, "no_change" | "other" | "monitoring">;

export const causeWeights: readonly (readonly [Cause, number])[] = [
  ["change", 38],
  ["configuration", 14],
  ["dependency", 12],
  ["resource", 12],
  ["third_party", 8],
  ["traffic", 7],
  ["code_path", 5],
  ["node", 2],
  ["edge", 2],
];

/** What was seen, and what it turned out to be, of a service. */
export const causeWords: Readonly<Record<Cause, readonly [symptom: string, claim: string]>> = {
  change: ["answers with errors after a release", "The release before it broke"],
  configuration: ["refuses requests", "A changed setting broke"],
  dependency: ["waits for another service", "A slow dependency held up"],
  resource: ["is slow", "A full connection pool held up"],
  third_party: ["cannot reach its provider", "The provider was down for"],
  traffic: ["drops requests", "More visitors than ever before came to"],
  code_path: ["fails for some customers", "A rare path in the code broke"],
  node: ["loses some of its instances", "A failing host took instances of"],
  edge: ["times out now and then", "The network lost packets on the way to"],
};

export const followUpWords: Readonly<Record<FollowUpKind, string>> = {
  prevent: "Test the release of",
  mitigate: "Rehearse the rollback of",
  detect: "Alert on the error rate of",
  process: "Name an owner for",
};
