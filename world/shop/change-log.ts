import { configurationLine, deployLine, flagLine } from "./change-lines";
import type { ChangeReference, Changes, Commit, ConfigurationChange, Deploy, FlagChange } from "./changes";
import type { ShopLog } from "./happenings";

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
