import { randomInt } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "../scripts/database/free-port.mjs";
import { startBackendProcess } from "./backend-process";
import { findCommand } from "./find-command";
import { remoteWrite, type WrittenSeries } from "./remote-write";

export const metricBackends = ["prometheus", "victoria-metrics"] as const;
export type MetricBackendName = (typeof metricBackends)[number];

/** What a test that is skipped says of how it would run. */
export const HOW_TO_INSTALL = `apt-get install --yes --no-install-recommends ${metricBackends.join(" ")}`;

export const isInstalled = (name: MetricBackendName): boolean => findCommand(name) !== undefined;

export type MetricBackend = {
  url: string;
  /** Writes series, and waits until they can be read. Times must not go back by more than an hour. */
  write: (series: readonly WrittenSeries[]) => Promise<void>;
  stop: () => Promise<void>;
};

type Options = {
  /** Host and port of an exporter that it asks each second (Prometheus only). */
  scrape?: string;
  /** Groups of rules that it judges each second, and host and port of the Alertmanager that it tells (Prometheus only). */
  alerting?: { groups: readonly object[]; alertmanager: string };
  /** Whom it lets in (VictoriaMetrics only). */
  login?: { username: string; password: string };
};

/** A real backend on loopback, its data in a temporary folder that goes with it. */
export async function startMetricBackend(
  name: MetricBackendName,
  options: Options = {},
): Promise<MetricBackend> {
  const port = await freePort({ seed: randomInt(1_000_000) });
  const folder = mkdtempSync(join(tmpdir(), `parallax-${name}-`));
  const url = `http://127.0.0.1:${port}`;
  const { stop } = await startBackendProcess({
    command: [name, ...argumentsOf(name, { address: `127.0.0.1:${port}`, folder, options })],
    folder,
    readyUrl: `${url}/${name === "prometheus" ? "-/ready" : "health"}`,
  });
  return {
    url,
    async write(series) {
      await remoteWrite(url, series);
      if (name === "victoria-metrics") await fetch(`${url}/internal/force_flush`);
    },
    stop,
  };
}

function argumentsOf(
  name: MetricBackendName,
  { address, folder, options }: { address: string; folder: string; options: Options },
): string[] {
  if (name === "victoria-metrics")
    return [
      `-httpListenAddr=${address}`,
      `-storageDataPath=${join(folder, "data")}`,
      // Tests write of days that stay the same.
      "-retentionPeriod=100y",
      ...(options.login
        ? [`-httpAuth.username=${options.login.username}`, `-httpAuth.password=${options.login.password}`]
        : []),
    ];
  const configuration = join(folder, "prometheus.yml");
  const rules = join(folder, "rules.yml");
  writeFileSync(rules, JSON.stringify({ groups: options.alerting?.groups ?? [] }));
  writeFileSync(
    configuration,
    JSON.stringify({
      global: { scrape_interval: "1s", evaluation_interval: "1s" },
      rule_files: [rules],
      ...scraping(options.scrape),
      ...alerting(options.alerting?.alertmanager),
    }),
  );
  return [
    `--config.file=${configuration}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=${address}`,
    "--web.enable-remote-write-receiver",
    // Who is to be told becomes known some seconds after the start: what fires before is told again, not a minute later.
    "--rules.alert.resend-delay=1s",
  ];
}

/** JSON is YAML too. */
function scraping(target: string | undefined) {
  if (target === undefined) return {};
  return { scrape_configs: [{ job_name: "shop/exporter", static_configs: [{ targets: [target] }] }] };
}

function alerting(alertmanager: string | undefined) {
  if (alertmanager === undefined) return {};
  return { alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] } };
}
