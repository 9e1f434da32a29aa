import { configurationLine, deployLine, flagLine } from "./change-lines";
import type { ShopLog } from "./happenings";

/** Changes as recorded cases list them, with configuration beside: times are ISO 8601. */
export type Commit = {
  sha: string;
  author: string;
  timestamp: string;
  message: string;
  files_changed: readonly string[];
  diff: string | null;
};
export type Deploy = {
  timestamp: string;
  service: string;
  commit_sha: string;
  version: string;
  /** A canary replaces one instance, a rolling deploy all, one after the other; a rollback is rolling, to what was. */
  strategy: "rolling" | "canary" | "rollback";
};
export type FlagChange = { timestamp: string; flag: string; service: string; change: string; actor: string };
export type ConfigurationChange = {
  timestamp: string;
  service: string;
  key: string;
  from: string;
  to: string;
  actor: string;
};
export type Changes = {
  commits: readonly Commit[];
  deploys: readonly Deploy[];
  flags: readonly FlagChange[];
  configuration: readonly ConfigurationChange[];
};

/** How the truth names one change: the commit of a deploy, or what was set and when. */
export type ChangeReference = string;

/** Everything that was changed so far, and the means to write down another change. */
export type ChangeLog = {
  all: () => Changes;
  commit: (commit: Commit) => void;
  deploy: (deploy: Deploy) => ChangeReference;
  flag: (change: FlagChange) => ChangeReference;
  configure: (change: ConfigurationChange) => ChangeReference;
};

/** `tell` is given each change but commits as it is made, in the words of its tool. */
export function createChangeLog(tell: (line: ShopLog) => void): ChangeLog {
  const commits: Commit[] = [];
  const deploys: Deploy[] = [];
  const flags: FlagChange[] = [];
  const configuration: ConfigurationChange[] = [];
  return {
    all: () => ({ commits, deploys, flags, configuration }),
    commit: (commit) => void commits.push(commit),
    deploy(deploy) {
      deploys.push(deploy);
      tell(deployLine(deploy));
      return deploy.commit_sha;
    },
    flag(change) {
      flags.push(change);
      tell(flagLine(change));
      return `${change.flag}@${change.timestamp}`;
    },
    configure(change) {
      configuration.push(change);
      tell(configurationLine(change));
      return `${change.service}:${change.key}@${change.timestamp}`;
    },
  };
}
