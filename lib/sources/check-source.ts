import type { SourceSettings } from "@/lib/telemetry/source-settings";

import { readColumns } from "./clickhouse/read-columns";
import { openDatabase } from "./clickhouse/database";
import { tablesOf } from "./clickhouse/source";
import type { Answer } from "./failure";
import { createPrometheusApi } from "./prometheus/api";
import { type FindSecret, headersOf, secretOf } from "./secrets";

const LIMITS = {
  timeoutMs: 8_000,
  bytes: 16 * 1_048_576,
  retry: { attempts: 1, pauseMs: 0, longestPauseMs: 0 },
};
const MINUTE_US = 60_000_000;

type Check = { findSecret: FindSecret; nowMs: number; signal: AbortSignal };

/**
 * Asks a backend the first and cheapest thing that reading it asks. Null where it answers, else one sentence on why it
 * does not. Rejects where `signal` aborts.
 */
export async function checkSource(settings: SourceSettings, check: Check): Promise<string | null> {
  const answer = await askSource(settings, check);
  return answer.ok ? null : `${answer.failure.reason}.`;
}

async function askSource(
  settings: SourceSettings,
  { findSecret, nowMs, signal }: Check,
): Promise<Answer<unknown>> {
  if (settings.kind === "prometheus") {
    const headers = headersOf(settings, findSecret);
    if (!headers.ok) return headers;
    const api = createPrometheusApi({ url: settings.url, headers: headers.value, limits: LIMITS, signal });
    return api.labels({ fromUs: nowMs * 1_000 - MINUTE_US, toUs: nowMs * 1_000 });
  }
  const { url, username, passwordVariable } = settings;
  const password = passwordVariable === undefined ? null : secretOf(passwordVariable, findSecret);
  if (password?.ok === false) return password;
  const database = openDatabase({ url, username, password: password?.value ?? "" }, signal);
  try {
    return await readColumns(database, { database: settings.database, tables: tablesOf(settings) });
  } finally {
    await database.close();
  }
}
