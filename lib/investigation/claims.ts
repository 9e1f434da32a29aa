import type { CauseKind } from "@/lib/analysis/judgement";
import type { HypothesisKind } from "@/lib/timeline/vocabulary";

/** What is claimed of a component, how that does harm, and what must be seen and must not be where it holds. */
export type Claim = {
  kind: HypothesisKind;
  claim: string;
  mechanism: string;
  predictions: readonly string[];
  exclusions: readonly string[];
};

/** The machine's claim by kind of cause. `name` is the component as it may be shown. */
export function claimOf(kind: CauseKind, name: string): Claim {
  return CLAIMS[kind](name);
}

/** That a host itself is at fault; a cause of kind "node" of a service is some host of that service. */
export function claimOfHost(host: string): Claim {
  return {
    kind: "node",
    claim: `Host ${host} is at fault`,
    mechanism: `Everything that runs on ${host} suffers, whatever its code.`,
    predictions: [
      `Instances on ${host} suffer, those of the same services on other hosts do not.`,
      `Instances that are moved away from ${host} recover.`,
    ],
    exclusions: [`The same services suffer as much on other hosts.`],
  };
}

/** That two components are at fault at once; of the kind that the first one is. */
export function claimOfBoth(kind: CauseKind, [one, other]: readonly [string, string]): Claim {
  return {
    kind: claimOf(kind, one).kind,
    claim: `${one} and ${other} are at fault at once`,
    mechanism: `Two things broke: a part of what suffers waits for ${one}, another for ${other}, and neither explains the other.`,
    predictions: [
      `${one} and ${other} both show what is their own, not only that they wait for somebody.`,
      `With one of them mended, what waits for the other alone still suffers.`,
    ],
    exclusions: [`Mending one of them is enough for all to recover.`],
  };
}

const CLAIMS: Readonly<Record<CauseKind, (name: string) => Claim>> = {
  cpu: (name) => ({
    kind: "resource",
    claim: `${name} has not enough processor time for its work`,
    mechanism: `Its requests queue for the processor, so ${name} answers late, and whoever calls it waits.`,
    predictions: [
      `The processor use of ${name} leaves its usual range before its requests become slow.`,
      `${name} spends more time in its own work, not in waiting for others.`,
    ],
    exclusions: [
      `${name} is slow while its processor is as busy as ever.`,
      `What ${name} calls is as slow as ${name} itself.`,
    ],
  }),
  memory: (name) => ({
    kind: "resource",
    claim: `${name} runs out of memory`,
    mechanism: `Memory is not given back, or more is asked for than there is: ${name} slows, swaps, or is killed and starts again.`,
    predictions: [
      `The memory of ${name} leaves its usual range before its requests suffer.`,
      `Its instances restart, or recover for a while after a restart.`,
    ],
    exclusions: [`${name} suffers while its memory is as usual.`],
  }),
  disk: (name) => ({
    kind: "resource",
    claim: `${name} waits for its disks, or has no room left on them`,
    mechanism: `Reads and writes queue or fail, so the requests of ${name} that need them are slow or fail.`,
    predictions: [`Disk use, disk waiting time or file errors of ${name} leave their usual range.`],
    exclusions: [`Requests of ${name} that touch no disk suffer just as much.`],
  }),
  network: (name) => ({
    kind: "edge",
    claim: `The network between ${name} and those that call it loses or delays messages`,
    mechanism: `Time is lost on the way: callers wait longer for ${name} than ${name} works.`,
    predictions: [
      `Callers of ${name} wait longer than ${name} itself is busy.`,
      `Retransmissions, resets or dropped packets of ${name} grow.`,
    ],
    exclusions: [`${name} is busy for as long as its callers wait for it.`],
  }),
  pool: (name) => ({
    kind: "resource",
    claim: `${name} waits for connections or workers that are not given back`,
    mechanism: `The pool is empty: requests of ${name} queue for a connection or a worker before any work is done.`,
    predictions: [`Connections, workers or waiting requests of ${name} reach their limit.`],
    exclusions: [`There are free connections and workers in ${name} while its requests are slow.`],
  }),
  dependency: (name) => ({
    kind: "dependency",
    claim: `${name} waits for something that it calls`,
    mechanism: `What ${name} depends on is slow or fails, and ${name} passes that on.`,
    predictions: [`The time of ${name} is spent waiting for one callee.`],
    exclusions: [`${name} spends the added time in work of its own.`],
  }),
  code: (name) => ({
    kind: "code_path",
    claim: `${name} itself is slow or fails, not what it calls`,
    mechanism: `Something inside of ${name} (its code, a query, a lock) takes longer or fails; no resource needs to run out for that.`,
    predictions: [
      `${name} fails or becomes slow by itself, more than what it calls.`,
      `Its log has lines that were not there before, or lacks lines that always were.`,
    ],
    exclusions: [`What ${name} calls fails or is slow first, and by as much.`],
  }),
  traffic: (name) => ({
    kind: "traffic",
    claim: `${name} gets more requests than it can carry`,
    mechanism: `More is asked of ${name} than before, or something else is; its answers queue.`,
    predictions: [`The requests of ${name} leave their usual range before its answers become slow.`],
    exclusions: [`${name} suffers under its usual traffic.`],
  }),
  node: (name) => ({
    kind: "node",
    claim: `A host under ${name} is at fault`,
    mechanism: `Everything that runs on that host suffers, whatever its code.`,
    predictions: [`Instances on one host suffer, those on others do not.`],
    exclusions: [`All instances of ${name} suffer alike.`],
  }),
  edge: (name) => ({
    kind: "edge",
    claim: `Calls along ${name} are lost or delayed`,
    mechanism: `Both ends work, but what goes between them arrives late or not at all.`,
    predictions: [`Only calls along ${name} suffer.`],
    exclusions: [`Other calls of the same service suffer just as much.`],
  }),
  configuration: (name) => ({
    kind: "configuration",
    claim: `A setting of ${name} is wrong`,
    mechanism: `A limit, an address, a flag or a secret of ${name} is not what its code needs.`,
    predictions: [`${name} fails in one way, from one moment on, whatever is asked of it.`],
    exclusions: [`The settings of ${name} are those of its last healthy hour.`],
  }),
  third_party: (name) => ({
    kind: "third_party",
    claim: `Something outside of our control that ${name} uses fails`,
    mechanism: `A provider, a name, a certificate or a quota is not there when ${name} asks for it.`,
    predictions: [`${name} logs that somebody outside refuses, fails or does not answer.`],
    exclusions: [`Nothing outside is called on the requests that fail.`],
  }),
  monitoring: (name) => ({
    kind: "monitoring",
    claim: `What is measured of ${name} misleads`,
    mechanism: `The instrument changed, not what it measures; users are well.`,
    predictions: [`One signal of ${name} is unusual, and no other agrees with it.`],
    exclusions: [`Callers of ${name} suffer, too.`],
  }),
  change: (name) => ({
    kind: "change",
    claim: `A change broke ${name}`,
    mechanism: `What was changed makes ${name} fail or slow since it took effect.`,
    predictions: [
      `The trouble begins when the change takes effect, not before.`,
      `Harmless changes before it were not followed by such a step.`,
      `Instances without the change are well.`,
    ],
    exclusions: [`The trouble began before the change took effect.`],
  }),
  nothing_wrong: () => ({
    kind: "monitoring",
    claim: "There is no incident",
    mechanism: "Nothing left its usual range by more than chance makes of it.",
    predictions: ["No client is hurt."],
    exclusions: ["Several services left their usual range at once."],
  }),
  none_of_these: () => ({
    kind: "other",
    claim: "Something that the telemetry does not show is at fault",
    mechanism: "What nobody measures cannot be accused; it stays possible.",
    predictions: ["Every suspect turns out to be well when it is looked at by hand."],
    exclusions: ["One suspect explains all that is seen."],
  }),
};
