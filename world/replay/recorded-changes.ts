import { z } from "zod";

/** What was changed in a world, as its tools would tell of it. */
export type RecordedChange = {
  id: string;
  kind: "deploy" | "canary" | "commit" | "configuration" | "flag";
  title: string;
  services: readonly string[];
  /** When it began to take effect; of a commit that was not deployed, when it was made. Milliseconds since 1970. */
  timestamp: number;
  author: string | null;
  files: readonly string[];
  diff: string | null;
};

const moment = z.iso.datetime({ offset: true }).transform((at) => Date.parse(at));
const text = z.string().nullish();
const commit = z.object({
  sha: z.string(),
  author: text,
  timestamp: moment,
  message: z.string(),
  files_changed: z.array(z.string()).nullish(),
  diff: text,
});
const deploy = z.object({
  timestamp: moment,
  service: z.string(),
  commit_sha: z.string(),
  version: text,
  strategy: text,
});
const flag = z.object({
  timestamp: moment,
  flag: z.string(),
  service: text,
  change: z.string(),
  actor: text,
});
const setting = z.object({
  timestamp: moment,
  service: z.string(),
  key: z.string(),
  from: z.string(),
  to: z.string(),
  actor: text,
});
const recorded = z.object({
  commits: z.array(commit).default([]),
  deploys: z.array(deploy).default([]),
  flags: z.array(flag).default([]),
  configuration: z.array(setting).default([]),
});
type Commit = z.output<typeof commit>;
type Deploy = z.output<typeof deploy>;
type Flag = z.output<typeof flag>;
type Setting = z.output<typeof setting>;

/**
 * The changes of a recording in the order of time; none where it has none, or none that can be read. A commit that was
 * deployed is its first deploy, wherever else it went afterwards; a rollback is a change of its own.
 */
export function readChanges(changes: unknown): readonly RecordedChange[] {
  const read = recorded.safeParse(changes);
  if (!read.success) return [];
  const { commits, deploys, flags, configuration } = read.data;
  const deployed = new Map<string, readonly Deploy[]>();
  for (const own of inTime(deploys))
    deployed.set(changeOf(own), [...(deployed.get(changeOf(own)) ?? []), own]);
  return inTime([
    ...[...deployed].flatMap(([id, own]) => deployedChange(id, own, commits) ?? []),
    ...commits.filter(({ sha }) => !deployed.has(sha)).map(committedChange),
    ...flags.map(flagChange),
    ...configuration.map(settingChange),
  ]);
}

function flagChange({ timestamp, flag: name, service, change, actor }: Flag): RecordedChange {
  const said = { title: `${name} ${change}`, services: service ? [service] : [], author: actor ?? null };
  return { ...bare(`${name}@${iso(timestamp)}`, timestamp), kind: "flag", ...said };
}

function settingChange({ timestamp, service, key, from, to, actor }: Setting): RecordedChange {
  const said = { title: `${key}: ${from} → ${to}`, services: [service], author: actor ?? null };
  return { ...bare(`${service}:${key}@${iso(timestamp)}`, timestamp), kind: "configuration", ...said };
}

function changeOf({ commit_sha: sha, strategy, timestamp }: Deploy): string {
  return strategy === "rollback" ? `${sha}@${iso(timestamp)}` : sha;
}

function deployedChange(
  id: string,
  deploys: readonly Deploy[],
  commits: readonly Commit[],
): RecordedChange | null {
  const [first] = deploys;
  if (!first) return null;
  const { commit_sha: sha, strategy, timestamp, version } = first;
  const own = commits.find((each) => each.sha === sha);
  const title = own?.message ?? version ?? sha;
  const services = [...new Set(deploys.map(({ service }) => service))];
  const deployed = { id, services, timestamp, kind: strategy === "canary" ? "canary" : "deploy" } as const;
  // What a rollback brings is not what its commit once brought.
  if (strategy === "rollback")
    return { ...bare(id, timestamp), ...deployed, title: `Rollback to "${title}"` };
  return { ...(own ? committedChange(own) : bare(id, timestamp)), ...deployed, title };
}

function committedChange({
  sha,
  author,
  timestamp,
  message,
  files_changed: files,
  diff,
}: Commit): RecordedChange {
  const said = { title: message, author: author ?? null, files: files ?? [], diff: diff ?? null };
  return { ...bare(sha, timestamp), kind: "commit", services: [], ...said };
}

function bare(id: string, timestamp: number) {
  return { id, timestamp, author: null, files: [], diff: null };
}

function inTime<Row extends { timestamp: number }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => one.timestamp - other.timestamp);
}

function iso(timestamp: number): string {
  return new Date(timestamp).toISOString();
}
