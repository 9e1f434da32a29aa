import { isDependencyName, isServiceName, type DependencyName, type ServiceName } from "./blueprint";
import { plannedCalls, stepsOf } from "./planned-steps";

/** How a fault comes into the world: of itself, or by a change. */
export type Via = "nothing" | "deploy" | "canary" | "flag" | "configuration";

/** Kinds of faults: the ways they can come, the usual one first, and whom they can strike. */
export const faultKinds = {
  cpu: { via: ["nothing", "deploy", "canary", "flag"], strikes: "service" },
  "memory-leak": { via: ["deploy", "canary"], strikes: "service" },
  "slow-dependency": { via: ["nothing"], strikes: "service or dependency" },
  "network-delay": { via: ["nothing"], strikes: "call" },
  errors: { via: ["deploy", "canary", "flag"], strikes: "service" },
  "bad-configuration": { via: ["configuration"], strikes: "service that calls or caches" },
  "pool-exhaustion": { via: ["deploy", "canary"], strikes: "service that queries" },
  "traffic-surge": { via: ["nothing"], strikes: "storefront" },
  "third-party-outage": { via: ["nothing"], strikes: "cardpay" },
  "monitoring-gap": { via: ["nothing"], strikes: "service" },
} as const satisfies Readonly<Record<string, { via: readonly [Via, ...Via[]]; strikes: string }>>;
export type FaultKind = keyof typeof faultKinds;

export type FaultTarget = ServiceName | DependencyName;

export type Fault = {
  kind: FaultKind;
  /** Who is struck; of a call, the caller. */
  target: FaultTarget;
  /** Of a call, whom it reaches. */
  callee: ServiceName | null;
  /** Milliseconds since 1970. */
  startMs: number;
  /** Exclusive; Infinity where nobody ends it. */
  endMs: number;
  /** 0 exclusive to 1: how bad. */
  strength: number;
  via: Via;
};

/** Whether a text names a kind of fault. */
export function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(faultKinds, text);
}

/** The only target of kinds that have just one. */
export function onlyTarget(kind: FaultKind): FaultTarget | null {
  const { strikes } = faultKinds[kind];
  return strikes === "storefront" || strikes === "cardpay" ? strikes : null;
}

/** Whether a fault of this kind can strike there, the callee null where a call is not meant. */
export function canStrike(kind: FaultKind, target: string, callee: string | null): boolean {
  const { strikes } = faultKinds[kind];
  if ((strikes === "call") !== (callee !== null)) return false;
  switch (strikes) {
    case "call":
      return plannedCalls().some((call) => call.caller === target && call.callee === callee);
    case "service":
      return isServiceName(target);
    case "service or dependency":
      return isServiceName(target) || isDependencyName(target);
    case "service that queries":
      return isServiceName(target) && stepsOf(target).some((step) => step.do === "query");
    case "service that calls or caches":
      return isServiceName(target) && stepsOf(target).some((step) => step.do !== "query");
    case "storefront":
    case "cardpay":
      return target === strikes;
  }
}
