import type { Scene } from "../scene";

import { asksLess } from "./asks-less";
import { canary } from "./canary";
import { delays } from "./delays";
import { edgeGap } from "./edge-gap";
import { errors } from "./errors";
import type { Finding } from "./finding";
import { flow } from "./flow";
import { latency } from "./latency";
import { logs } from "./logs";
import { rateApart } from "./rate-apart";
import { reach } from "./reach";
import { resources } from "./resources";
import { standing } from "./standing";
import { ways } from "./ways";

const TESTS: readonly ((scene: Scene) => readonly Finding[])[] = [
  standing,
  delays,
  flow,
  canary,
  resources,
  latency,
  edgeGap,
  ways,
  errors,
  logs,
  rateApart,
  asksLess,
];

/** Everything that the tests see in a scene. */
export function runTests(scene: Scene): readonly Finding[] {
  const findings = excused(TESTS.flatMap((test) => test(scene)));
  return [...findings, ...reach(scene, findings)];
}

/** Who says that another did not answer fails by that other: so far its failures are not its own. */
function excused(findings: readonly Finding[]): readonly Finding[] {
  const excuses = new Map<string, number>();
  for (const { excuses: service, strength } of findings)
    if (service !== undefined) excuses.set(service, Math.max(excuses.get(service) ?? 0, strength));
  return findings.map((finding) => {
    const excuse = finding.test === "failing-itself" ? (excuses.get(finding.service) ?? 0) : 0;
    return excuse > 0 ? { ...finding, strength: Math.max(0, finding.strength - excuse) } : finding;
  });
}
