import { z } from "zod";

import type { AlertNews } from "@/lib/investigation/alert-news";
import { REASON_LIMIT, TITLE_LIMIT } from "@/lib/timeline/limits";
import { storableText } from "@/lib/timeline/storable";
import { identifier, instant, link } from "@/lib/timeline/text";

import { serviceLabels } from "./alert-labels";
import { parseInput } from "./parse";
import { type Outcome, success } from "./problem";
import { textHash } from "./text-hash";

/** Most alerts in one call. */
const MOST_ALERTS = 10_000;
/** What is kept of the labels of one alert. */
const MOST_LABELS = 64;
const LABEL_LIMIT = 1_000;
const LONGEST_FINGERPRINT = 100;
/** How far a clock elsewhere may be ahead of ours. Milliseconds. */
const CLOCK_ALLOWANCE_MS = 5 * 60_000;

const SOURCE = "Alertmanager";

const texts = z.record(z.string(), z.unknown());
const anyText = z.string().catch("");
const moment = instant.nullable().catch(null);

/** Version 4 of the webhook's payload. Whoever speaks like it may leave out what is not needed to tell alerts apart. */
const webhook = z.object({
  version: z.union([z.string(), z.number()]).optional(),
  groupKey: z.unknown().optional(),
  truncatedAlerts: z.int().min(0).catch(0).default(0),
  status: anyText,
  receiver: anyText,
  groupLabels: texts.catch({}),
  commonLabels: texts.catch({}),
  commonAnnotations: texts.catch({}),
  externalURL: anyText,
  alerts: z.array(z.unknown()).max(MOST_ALERTS),
});

const oneAlert = z.object({
  status: anyText,
  labels: texts.optional(),
  annotations: texts.catch({}),
  startsAt: moment,
  endsAt: moment,
  generatorURL: anyText,
  fingerprint: anyText,
});

export type AlertmanagerNews = {
  alerts: readonly AlertNews[];
  /** Alerts that could not be read, and why the first of them was not. */
  rejected: { count: number; message: string };
  /** How many the sender has left out by its own limit. */
  truncated: number;
};

/**
 * The alerts of a call. What is missing is filled in from what the group has in common; what cannot be read is counted.
 * A time that is none (year 1), or lies in the future, is left out. `now` in milliseconds since 1970.
 */
export function parseAlertmanager(body: unknown, now: number): Outcome<AlertmanagerNews> {
  const parsed = parseInput(webhook, body);
  if (!parsed.ok) return parsed;
  const alerts: AlertNews[] = [];
  const rejected = { count: 0, message: "" };
  for (const [index, raw] of parsed.value.alerts.entries()) {
    const one = parseInput(oneAlert, raw, `alerts.${index}`);
    if (one.ok) alerts.push(newsOf(one.value, parsed.value, now));
    else rejected.message ||= one.problem.detail;
    rejected.count += Number(!one.ok);
  }
  return success({ alerts, rejected, truncated: parsed.value.truncatedAlerts });
}

function newsOf(alert: z.output<typeof oneAlert>, group: z.output<typeof webhook>, now: number): AlertNews {
  const labels = storableTexts(alert.labels ?? { ...group.commonLabels, ...group.groupLabels });
  const notes = storableTexts({ ...group.commonAnnotations, ...alert.annotations });
  const past = (at: string | null) => (at !== null && Date.parse(at) <= now + CLOCK_ALLOWANCE_MS ? at : null);
  const endedAt = past(alert.endsAt);
  const said = alert.status || group.status;
  const state = said === "resolved" || (said !== "firing" && endedAt !== null) ? "resolved" : "firing";
  const fingerprint = fingerprintOf(alert.fingerprint, labels);
  const summary = notes["summary"] || notes["description"] || notes["message"] || "";
  return {
    alertId: `alertmanager:${fingerprint}`,
    fingerprint,
    source: SOURCE,
    title: titled(labels["alertname"] || summary),
    summary: bounded(
      [...new Set([notes["summary"], notes["description"] || notes["message"]])].filter(Boolean).join("\n\n"),
      REASON_LIMIT,
    ),
    state,
    services: serviceLabels(labels),
    startedAt: past(alert.startsAt),
    endedAt: state === "resolved" ? endedAt : null,
    labels,
    url: [alert.generatorURL, group.externalURL].find((url) => link.safeParse(url).success) ?? null,
  };
}

/** One line of at most a title's length. */
function titled(text: string): string {
  return bounded(text.replaceAll(/\s+/g, " "), TITLE_LIMIT) || "Alert";
}

/** As the log keeps it: trimmed, and at most so many UTF-16 code units. */
function bounded(text: string, most: number): string {
  return storableText(text.trim(), most).trim();
}

function fingerprintOf(given: string, labels: Readonly<Record<string, string>>): string {
  if (given.length <= LONGEST_FINGERPRINT && identifier.safeParse(given).success) return given;
  const told = given === "" ? JSON.stringify(Object.entries(labels).sort(byName)) : given;
  return textHash(told);
}

const byName = ([one]: [string, string], [other]: [string, string]) =>
  one < other ? -1 : Number(one > other);

/** Names and values as the log can hold them; what is no text is written as JSON writes it. */
function storableTexts(given: Readonly<Record<string, unknown>>): Record<string, string> {
  const kept: Record<string, string> = {};
  let count = 0;
  for (const [name, value] of Object.entries(given)) {
    const key = bounded(name, TITLE_LIMIT);
    if (key === "" || key === "__proto__" || value === null || value === undefined) continue;
    if (count++ >= MOST_LABELS) break;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    kept[key] = bounded(text, LABEL_LIMIT);
  }
  return kept;
}
