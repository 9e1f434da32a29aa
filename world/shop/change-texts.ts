import type { ServiceName } from "./blueprint";
import type { FaultKind } from "./fault";
import type { Random } from "./random";

/** Who changes the shop: people, and two machines that write code. */
const AUTHORS = [
  "ines.moreau",
  "tariq.aziz",
  "wanda.kowal",
  "oskar.lind",
  "mbali.dube",
  "code-agent[bot]",
  "dependency-updates[bot]",
] as const;

type Text = { message: string; file: string; diff: string | null };

const INNOCENT: readonly [Text, ...Text[]] = [
  { message: "chore: update the base image", file: "Dockerfile", diff: "-FROM node:20.19\n+FROM node:20.20" },
  { message: "docs: describe the endpoints", file: "README.md", diff: null },
  { message: "refactor: extract the request parser", file: "src/request.ts", diff: null },
  {
    message: "feat: count requests by client version",
    file: "src/metrics.ts",
    diff: "+counter.add(1, { client: request.client });",
  },
  { message: "test: cover empty lists", file: "src/list.test.ts", diff: null },
  {
    message: "fix: trim white space of search terms",
    file: "src/terms.ts",
    diff: "-return text;\n+return text.trim();",
  },
  { message: "perf: avoid copying of headers", file: "src/headers.ts", diff: null },
  { message: "feat: translate messages to Dutch", file: "src/messages/nl.ts", diff: null },
  {
    message: "fix: retry with jitter",
    file: "src/retry.ts",
    diff: "-const delay = base;\n+const delay = base * (0.5 + random());",
  },
  { message: "chore: bump dependencies", file: "package-lock.json", diff: null },
];

/** What whoever made the fault thought they were doing. */
const GUILTY: Partial<Record<FaultKind, Text>> = {
  cpu: {
    message: "feat: validate payloads with a stricter pattern",
    file: "src/validate.ts",
    diff: "-const field = /^[\\w.-]+$/;\n+const field = /^([\\w.-]+)+$/;",
  },
  "memory-leak": {
    message: "perf: remember prepared rules",
    file: "src/rules.ts",
    diff: "+const prepared = new Map<string, Rule>();\n-return prepare(key);\n+return remember(prepared, key, prepare);",
  },
  errors: {
    message: "refactor: simplify the address lookup",
    file: "src/address.ts",
    diff: "-return found?.address ?? fallback;\n+return found.address;",
  },
  "pool-exhaustion": {
    message: "feat: audit writes in a transaction of their own",
    file: "src/audit.ts",
    diff: "+const connection = await pool.acquire();\n+await connection.query(audit);",
  },
};

export type CommitText = { author: string; message: string; files: readonly string[]; diff: string | null };

/** A commit's words: those of a fault, or of nothing in particular. */
export function commitText(service: ServiceName, random: Random, guilt: FaultKind | null): CommitText {
  const innocent = random.pick(INNOCENT);
  const { message, file, diff } = (guilt && GUILTY[guilt]) ?? innocent;
  return { author: random.pick(AUTHORS), message, files: [`services/${service}/${file}`], diff };
}

/** Who turned a flag or set a value. */
export function operatorName(random: Random): string {
  return random.pick(AUTHORS);
}

/** Settings that can be changed and nothing comes of it. */
export function harmlessSetting(random: Random): { key: string; from: string; to: string } {
  return random.pick([
    { key: "http.keep_alive", from: "5s", to: "8s" },
    { key: "log.sampling", from: "0.5", to: "0.6" },
    { key: "cache.ttl", from: "300s", to: "360s" },
    { key: "metrics.interval", from: "10s", to: "10s # reviewed" },
    { key: "http.max_body", from: "1MB", to: "2MB" },
  ]);
}
