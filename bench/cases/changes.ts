import * as z from "zod";

import type { Change, ChangeKind } from "@/lib/changes/change";
import { servicesOfFiles } from "@/lib/changes/services-of-files";

const US_PER_SECOND = 1_000_000;
const US_PER_MS = 1_000;

const text = z.string().nullish();
/** Seconds since 1970, or ISO 8601. */
const moment = z.union([z.number(), z.iso.datetime({ offset: true })]);
const names = z.array(z.string()).nullish();

const commit = z.object({
  sha: z.string().min(1),
  author: text,
  timestamp: moment,
  message: text,
  files_changed: names,
  diff: text,
});
const deploy = z.object({ timestamp: moment, service: text, commit_sha: text, version: text });
const flag = z.object({ timestamp: moment, flag: z.string(), service: text, change: text, actor: text });
const release = z.object({
  kind: z.string(),
  service: z.string().min(1),
  time: moment,
  completed: moment.nullish(),
  fromVersion: text,
  toVersion: text,
  podsAdded: names,
  podsRemoved: names,
});

const recorded = z.union([
  z.array(z.unknown()).transform((releases) => ({ releases, commits: [], deploys: [], flags: [] })),
  z.object({
    releases: z.array(z.unknown()).default([]),
    commits: z.array(z.unknown()).default([]),
    deploys: z.array(z.unknown()).default([]),
    flags: z.array(z.unknown()).default([]),
  }),
]);

type Commit = z.infer<typeof commit>;
type Deploy = z.infer<typeof deploy>;

/** `kind` of a recorded release by what kind of change it is. */
const RELEASE_KINDS: Readonly<Record<string, ChangeKind>> = {
  "canary-release": "canary",
  canary: "canary",
  deploy: "deploy",
  release: "deploy",
  config: "configuration",
  configuration: "configuration",
  flag: "flag",
  infrastructure: "infrastructure",
  schema: "schema",
};

export type RecordedChanges = {
  /** In order of time. Their ids are unique. */
  changes: readonly Change[];
  /** By id, what a change is called outside: its commit, else the service that it changes, else itself. */
  called: ReadonlyMap<string, string>;
};

/**
 * The changes of a case as recorded: commits, with the services and the time of their deploys; deploys of commits that
 * nobody recorded; flags; releases. A commit that was not deployed has the services in whose folders its files lie.
 * Rows of another layout are left out. `timeScale` multiplies times in seconds.
 */
export function changesOf(raw: unknown, known: readonly string[], timeScale = 1): RecordedChanges {
  const read = recorded.safeParse(raw ?? []);
  if (!read.success) return { changes: [], called: new Map() };
  const { releases, commits, deploys, flags } = read.data;
  const timeUs = (at: string | number) => timeOf(at, timeScale);
  const deployed = rowsOf(deploys, deploy);
  const ofCommits = rowsOf(commits, commit).map((own) => commitChange(own, deployed, known, timeUs));
  const shas = new Set(ofCommits.map(({ id }) => id));
  const alone = deployed.filter(({ commit_sha: sha }) => !shas.has(sha ?? ""));
  return toldApart([
    ...ofCommits,
    ...alone.map((own) => deployChange(own, timeUs)),
    ...rowsOf(flags, flag).map((own) => flagChange(own, timeUs)),
    ...rowsOf(releases, release).map((own) => releaseChange(own, timeUs)),
  ]);
}

type TimeUs = (at: string | number) => number;

const nothing = {
  completedUs: null,
  fromVersion: null,
  toVersion: null,
  podsAdded: [],
  podsRemoved: [],
  title: "",
  author: null,
  files: [],
  diff: null,
};

/** Of a commit that nobody recorded. */
function deployChange({ commit_sha: sha, service, version, timestamp }: Deploy, timeUs: TimeUs): Change {
  return {
    ...nothing,
    id: sha ?? service ?? version ?? "deploy",
    kind: "deploy",
    services: service ? [service] : [],
    atUs: timeUs(timestamp),
    toVersion: version ?? null,
  };
}

function flagChange(own: z.infer<typeof flag>, timeUs: TimeUs): Change {
  return {
    ...nothing,
    id: own.service ?? own.flag,
    kind: "flag",
    services: own.service ? [own.service] : [],
    atUs: timeUs(own.timestamp),
    title: `${own.flag} ${own.change ?? ""}`.trim(),
    author: own.actor ?? null,
  };
}

function releaseChange(own: z.infer<typeof release>, timeUs: TimeUs): Change {
  return {
    ...nothing,
    id: own.service,
    kind: RELEASE_KINDS[own.kind] ?? "other",
    services: [own.service],
    atUs: timeUs(own.time),
    completedUs: own.completed ? timeUs(own.completed) : null,
    fromVersion: own.fromVersion ?? null,
    toVersion: own.toVersion ?? null,
    podsAdded: own.podsAdded ?? [],
    podsRemoved: own.podsRemoved ?? [],
  };
}

/** A commit takes effect with its first deploy. */
function commitChange(
  { sha, author, timestamp, message, files_changed: files, diff }: Commit,
  deploys: readonly Deploy[],
  known: readonly string[],
  timeUs: TimeUs,
): Change {
  const own = deploys
    .filter(({ commit_sha: deployed }) => deployed === sha)
    .toSorted((one, other) => timeUs(one.timestamp) - timeUs(other.timestamp));
  const services = [...new Set(own.flatMap(({ service }) => (service ? [service] : [])))];
  const [first] = own;
  return {
    ...nothing,
    id: sha,
    kind: first ? "deploy" : "commit",
    services: services.length > 0 ? services : servicesOfFiles(files ?? [], known),
    atUs: timeUs(first?.timestamp ?? timestamp),
    toVersion: first?.version ?? null,
    title: message ?? "",
    author: author ?? null,
    files: files ?? [],
    diff: diff ?? null,
  };
}

/** Two changes of one service without commits get a number behind their name: ids are unique. */
function toldApart(changes: readonly Change[]): RecordedChanges {
  const called = new Map<string, string>();
  const told: Change[] = [];
  for (const change of changes.toSorted((one, other) => one.atUs - other.atUs)) {
    let id = change.id;
    for (let turn = 2; called.has(id); turn++) id = `${change.id}#${turn}`;
    called.set(id, change.id);
    told.push({ ...change, id });
  }
  return { changes: told, called };
}

function rowsOf<Row>(rows: readonly unknown[], schema: z.ZodType<Row>): Row[] {
  return rows.flatMap((row) => {
    const read = schema.safeParse(row);
    return read.success ? [read.data] : [];
  });
}

function timeOf(at: string | number, timeScale: number): number {
  return typeof at === "number" ? at * US_PER_SECOND * timeScale : Date.parse(at) * US_PER_MS;
}
