/** `npm run bench:reports -- --json [--incidents N] [--events N]`: reports and lists of a large installation. See bench/README.md. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { migrate } from "@/scripts/database/migrations.mjs";
import { startThrowaway } from "@/scripts/database/throwaway.mjs";
import { PROJECT_ROOT } from "@/scripts/root.mjs";

import { start } from "./log/messages";
import { quantile, round, spread } from "./log/spread";
import { fill } from "./reports/fill";
import type { ReportNode } from "./reports/report-node";

const DAYS = 730;
const ASKED = 30;
const DAY_MS = 86_400_000;

function option(name: string, usual: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}

const INCIDENTS = option("incidents", 100_000);
const EVENTS = option("events", 10_000_000);
const say = (line: string) => process.stderr.write(`${line}\n`);

const day = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
const period = (from: number, to: number) => `from=${day(from)}&to=${day(to)}`;
const everything = period(DAYS + 1, 0);

/** Questions as people ask them: the usual quarter, a month, a year, all there is, narrowed or not. */
const reports = Array.from({ length: ASKED }, (_, index) => [
  `/api/reports?${period(90 + index, 1 + index)}`,
  `/api/reports?${period(40 + index * 9, 10 + index * 9)}&severity=SEV1&severity=SEV2`,
  `/api/reports?${period(365, 0)}&service=service-${index}`,
  `/api/reports?${period(365 + index, index)}`,
  `/api/reports?${everything}`,
]).flat();

const lists = Array.from({ length: ASKED }, (_, index) => [
  "/api/incidents",
  "/api/incidents?state=ended",
  `/api/incidents?severity=SEV${1 + (index % 5)}&kind=real`,
  "/api/incidents?mine=1",
  "/api/incidents?kind=test",
  "/api/incidents?state=active&severity=SEV5",
]).flat();

const searches = Array.from({ length: ASKED }, (_, index) =>
  [
    "checkout",
    "Frankfurt",
    "mail is slow in",
    "nowhere to be found",
    "up",
    `INC-${1 + index * 997}`,
    "e",
    "zq",
  ].map((words) => `/api/incidents?q=${encodeURIComponent(words)}`),
).flat();

const p95 = (values: readonly number[]) => round(quantile(values, 0.95));

const folder = mkdtempSync(join(tmpdir(), "parallax-reports-"));
const database = await startThrowaway({ settings: { max_wal_size: "8GB", shared_buffers: "512MB" } });
try {
  await migrate({ url: database.url, folder: join(PROJECT_ROOT, "prisma", "migrations") });
  say(`${INCIDENTS} incidents, ${EVENTS} events`);
  const eventsEach = Math.ceil(EVENTS / INCIDENTS);
  await fill(database.url, { incidents: INCIDENTS, eventsEach, days: DAYS }, say);
  const node = start<ReportNode>("../reports/report-node.ts", {
    DATABASE_URL: database.url,
    PARALLAX_SECRET: "only-for-the-bench-".repeat(2),
    PARALLAX_DATA_DIR: folder,
  });
  try {
    await node.ask("open");
    const [first = Number.NaN] = await node.ask("reports", [`/api/reports?${everything}`]);
    say(`the first report, which reads every member: ${round(first)} ms`);
    const reported = await node.ask("reports", reports);
    const whole = reported.filter((_, index) => index % 5 === 4);
    say(`reports: ${JSON.stringify(spread(reported))}, over everything: ${JSON.stringify(spread(whole))}`);
    const visible = await node.ask("visible", { path: `/api/reports?${everything}`, times: 20 });
    const listed = await node.ask("lists", lists);
    const searched = await node.ask("lists", searches);
    say(`lists: ${JSON.stringify(spread(listed))}, searches: ${JSON.stringify(spread(searched))}`);
    for (const [name, paths, found] of [
      ["list", lists.slice(0, 6), listed],
      ["search", searches.slice(0, 8), searched],
    ] as const)
      for (const [at, path] of paths.entries())
        say(`  ${name} ${path}: ${p95(found.filter((_, index) => index % paths.length === at))} ms`);
    const csv = await node.ask("csv", `/api/reports/table?${everything}&table=incidents&format=csv`);
    say(`csv: ${JSON.stringify(csv)}`);
    const result = {
      incidents: INCIDENTS,
      events: eventsEach * INCIDENTS,
      firstReportMs: round(first),
      reportP95Ms: p95(reported),
      wholeReportP95Ms: p95(whole),
      visibleAfterMs: round(Math.max(...visible)),
      csvRecords: csv.records,
      csvMiB: round(csv.mib),
      csvSeconds: round(csv.seconds),
      csvPeakRssMiB: round(csv.peak),
      csvGrowthMiB: round(csv.peak - csv.before),
      listP95Ms: p95(listed),
      searchP95Ms: p95(searched),
    };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } finally {
    await node.stop();
  }
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
