import { pointTypes } from "@/lib/telemetry/clickhouse/points";
import { noSignals } from "@/lib/telemetry/no-signals";
import type { SignalGap } from "@/lib/telemetry/signals";
import type { SignalName, TelemetrySource } from "@/lib/telemetry/source";
import type { ClickhouseSettings } from "@/lib/telemetry/source-settings";

import { type FindSecret, secretOf } from "../secrets";
import { openDatabase } from "./database";
import { readLogs, readPoints, readSpans, type Reading } from "./read-signals";
import { readColumns } from "./read-columns";

/** ClickHouse with the tables of the OpenTelemetry Collector's exporter as a source of all three signals. */
export function createClickhouseSource(
  settings: ClickhouseSettings,
  { findSecret }: { findSecret: FindSecret },
): TelemetrySource {
  const { name, url, username, passwordVariable } = settings;
  const signals = signalsOf(settings);
  return {
    name,
    signals,
    async read(window, { signal }) {
      const all = (reason: string) =>
        noSignals(
          window,
          signals.map((one) => gap(name, one, reason)),
        );
      const password = passwordVariable === undefined ? null : secretOf(passwordVariable, findSecret);
      if (password?.ok === false) return all(password.failure.reason);
      const database = openDatabase({ url, username, password: password?.value ?? "" }, signal);
      try {
        const columns = await readColumns(database, {
          database: settings.database,
          tables: tablesOf(settings),
        });
        if (!columns.ok) return all(columns.failure.reason);
        const reading: Reading = { database, columns: columns.value, settings, window };
        const [spans, logs, points] = await Promise.all([
          readSpans(reading),
          readLogs(reading),
          readPoints(reading),
        ]);
        const gaps = [...spans.gaps, ...logs.gaps, ...points.gaps].map(([one, reason]) =>
          gap(name, one, reason),
        );
        return { ...noSignals(window, gaps), spans: spans.table, logs: logs.table, points: points.table };
      } finally {
        await database.close();
      }
    },
  };
}

const gap = (source: string, signal: SignalName, reason: string): SignalGap => ({
  source,
  signal,
  reason: `${reason}.`,
});

function signalsOf({ tables }: ClickhouseSettings): SignalName[] {
  return [
    ...(tables.metrics === null ? [] : ["metrics" as const]),
    ...(tables.traces === null ? [] : ["traces" as const]),
    ...(tables.logs === null ? [] : ["logs" as const]),
  ];
}

/** The tables that are read. */
export function tablesOf({ tables }: ClickhouseSettings): string[] {
  const { metrics } = tables;
  const ofMetrics = metrics === null ? [] : pointTypes.map((type) => `${metrics}_${type}`);
  return [tables.logs, tables.traces, ...ofMetrics].filter((table) => table !== null);
}
