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
