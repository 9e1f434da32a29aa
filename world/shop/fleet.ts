import { serviceNames, type ServiceName } from "./blueprint";
import { services } from "./services";
import { type Instance, startInstance } from "./instance";
import type { Random } from "./random";

/** Between one instance and the next in a rolling deploy. Milliseconds. */
const ROLL_MS = 8_000;
/** How long a process that died takes to be back. Milliseconds. */
const RESTART_MS = 6_000;
/** How long others still try to reach it. Milliseconds. */
const NOTICED_MS = 2_000;

/** All processes of the shop. */
export type Fleet = {
  all: () => readonly Instance[];
  of: (service: ServiceName) => readonly Instance[];
  /** Who answers a call, or is still believed to; null where nobody is left. */
  choose: (service: ServiceName, atMs: number, random: Random) => Instance | null;
  /** The version that a service is meant to run. */
  versionOf: (service: ServiceName) => string;
  /** Replaces instances by such of another version, one after the other, beginning at once; of a canary one. */
  roll: (service: ServiceName, version: string, how: { atMs: number; canary: boolean }) => void;
  /** Does what of that is due. */
  advance: (atMs: number) => void;
  /** The process dies and comes back empty, in the same pod. */
  restart: (instance: Instance, atMs: number) => void;
};

/** The shop's processes, which all started a while before `startMs` (milliseconds since 1970). */
export function createFleet({ random, startMs }: { random: Random; startMs: number }): Fleet {
  const versions = new Map<ServiceName, string>();
  const fleet = new Map<ServiceName, Instance[]>();
  let due: { atMs: number; service: ServiceName; place: number; version: string }[] = [];

  const start = (service: ServiceName, place: number, version: string, atMs: number): Instance =>
    startInstance({ service, place, version, pod: podName(service, version, random), atMs, random });

  for (const service of serviceNames) {
    const version = `1.${Math.floor(random.between(2, 40))}.${Math.floor(random.between(0, 9))}`;
    versions.set(service, version);
    const ages = Array.from({ length: services[service].instances }, () => random.between(3, 40) * 3_600_000);
    fleet.set(
      service,
      ages.map((ageMs, place) => start(service, place, version, Math.floor(startMs - ageMs))),
    );
  }

  const of = (service: ServiceName): Instance[] => fleet.get(service) ?? [];
  const versionOf = (service: ServiceName) => versions.get(service) ?? "";

  return {
    all: () => serviceNames.flatMap(of),
    of,
    choose(service, atMs, dice) {
      const [first, ...others] = of(service).filter(
        ({ downUntilMs }) => downUntilMs <= atMs || downUntilMs - RESTART_MS + NOTICED_MS > atMs,
      );
      return first ? dice.pick([first, ...others]) : null;
    },
    versionOf,
    roll(service, version, { atMs, canary }) {
      due = due.filter((replacement) => replacement.service !== service);
      if (!canary) versions.set(service, version);
      const places = of(service).filter((instance) => instance.version !== version);
      for (const [index, { place }] of (canary ? places.slice(0, 1) : places).entries())
        due.push({ atMs: atMs + index * ROLL_MS, service, place, version });
    },
    advance(atMs) {
      const now = due.filter((replacement) => replacement.atMs <= atMs);
      due = due.filter((replacement) => replacement.atMs > atMs);
      for (const { service, place, version } of now)
        of(service)[place] = start(service, place, version, atMs);
    },
    restart(instance, atMs) {
      const { service, place, version, pod } = instance;
      of(service)[place] = {
        ...startInstance({ service, place, version, pod, atMs, random }),
        downUntilMs: atMs + RESTART_MS,
      };
    },
  };
}

/** The version after one, with what was mended. */
export function nextVersion(version: string): string {
  const [major = "1", minor = "0", patch = "0"] = version.split(".");
  return `${major}.${minor}.${Number(patch) + 1}`;
}

function podName(service: ServiceName, version: string, random: Random): string {
  let hash = 0;
  for (const character of service + version)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `${service}-${hash.toString(16).padStart(8, "0")}-${random.hex(5)}`;
}
