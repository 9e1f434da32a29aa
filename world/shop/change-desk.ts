import type { ServiceName } from "./blueprint";
import { services } from "./services";
import { commitText, harmlessSetting, operatorName } from "./change-texts";
import { createChangeLog } from "./change-log";
import type { ChangeReference, Changes } from "./changes";
import type { FaultKind } from "./fault";
import { type Fleet, nextVersion } from "./fleet";
import type { ShopLog } from "./happenings";
import type { Random } from "./random";
import { badSetting, type SettingsOf, soundSetting } from "./settings";

/** Between a commit and its deploy. Milliseconds. */
const REVIEW_MS = { least: 60_000, most: 900_000 };

/** Changes the shop, and writes down what anybody may know of it. */
export type ChangeDesk = {
  changes: () => Changes;
  deploy: (
    service: ServiceName,
    how: { atMs: number; canary: boolean; guilt: FaultKind | null },
  ) => { reference: ChangeReference; version: string };
  rollBack: (service: ServiceName, version: string, atMs: number) => void;
  flip: (service: ServiceName, atMs: number) => ChangeReference;
  configureHarmlessly: (service: ServiceName, atMs: number) => ChangeReference;
  misconfigure: (service: ServiceName, strength: number, atMs: number) => ChangeReference;
  mendConfiguration: (service: ServiceName, strength: number, atMs: number) => void;
};

export function createChangeDesk({
  random,
  fleet,
  settings,
  tell,
}: {
  random: Random;
  fleet: Fleet;
  settings: SettingsOf;
  /** Is given each change as its tool tells it. */
  tell: (line: ShopLog) => void;
}): ChangeDesk {
  const log = createChangeLog(tell);
  const flagsOn = new Set<string>();
  /** Highest version of each service so far: one that was rolled back is not given out again. */
  const newest = new Map<ServiceName, string>();
  const shas = new Map<string, string>();

  return {
    changes: log.all,
    deploy(service, { atMs, canary, guilt }) {
      const version = nextVersion(newest.get(service) ?? fleet.versionOf(service));
      newest.set(service, version);
      const sha = random.hex(40);
      shas.set(`${service} ${version}`, sha);
      const { files, ...text } = commitText(service, random, guilt);
      const committedMs = atMs - random.between(REVIEW_MS.least, REVIEW_MS.most);
      log.commit({ sha, ...text, timestamp: iso(committedMs), files_changed: files });
      fleet.roll(service, version, { atMs, canary });
      const strategy = canary ? "canary" : "rolling";
      return {
        version,
        reference: log.deploy({ timestamp: iso(atMs), service, commit_sha: sha, version, strategy }),
      };
    },
    rollBack(service, version, atMs) {
      fleet.roll(service, version, { atMs, canary: false });
      const sha = shas.get(`${service} ${version}`) ?? random.hex(40);
      log.deploy({ timestamp: iso(atMs), service, commit_sha: sha, version, strategy: "rollback" });
    },
    flip(service, atMs) {
      const { flag } = services[service];
      const turnsOn = !flagsOn.delete(flag);
      if (turnsOn) flagsOn.add(flag);
      const change = turnsOn ? "off->on" : "on->off";
      return log.flag({ timestamp: iso(atMs), flag, service, change, actor: operatorName(random) });
    },
    configureHarmlessly(service, atMs) {
      const setting = harmlessSetting(random);
      return log.configure({ timestamp: iso(atMs), service, ...setting, actor: operatorName(random) });
    },
    misconfigure(service, strength, atMs) {
      const { settings: bad, ...setting } = badSetting(service, strength);
      settings.set(service, bad);
      return log.configure({ timestamp: iso(atMs), service, ...setting, actor: operatorName(random) });
    },
    mendConfiguration(service, strength, atMs) {
      const { key, from, to } = badSetting(service, strength);
      settings.set(service, soundSetting());
      log.configure({ timestamp: iso(atMs), service, key, from: to, to: from, actor: operatorName(random) });
    },
  };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
