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

const TESTS: readonly ((scene: Scene) => Finding[])[] = [
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
  const findings = TESTS.flatMap((test) => test(scene));
  return [...findings, ...reach(scene, findings)];
}
