import type { KeptLogs } from "./kept-logs";
import { AttributeList } from "./otlp/attribute-list";
import type { Decoded } from "./otlp/decoded";
import { blankLog, LogRows, type SentLog } from "./otlp/log-rows";
import { idOfHex } from "./otlp/identifiers";
import { Rejections } from "./otlp/rejections";
import { type Resource, resourceOf } from "./otlp/resource";
import { ANY_TIME, type TimesTaken } from "./otlp/times-taken";

/** The names under which loggers write what a log record has a place for; the first one that is there counts. */
const TIME = ["time", "timestamp", "@timestamp", "ts", "date"];
const SEVERITY = ["level", "severity", "lvl", "loglevel", "log.level"];
const BODY = ["message", "msg", "body", "log", "text"];
const SERVICE = ["service", "service.name", "app"];
const TRACE = ["trace_id", "traceId", "traceid", "trace.id"];
const SPAN = ["span_id", "spanId", "spanid", "span.id"];
const KNOWN = [TIME, SEVERITY, BODY, SERVICE, TRACE, SPAN];

/** Beyond it a number is in milliseconds, microseconds or nanoseconds since 1970, below it in seconds: the year 5138. */
const LATEST_SECONDS = 1e11;
/** Levels as numbers, as bunyan and pino write them: 10 is trace, 60 is fatal. */
const NUMBERED = ["trace", "debug", "info", "warn", "error", "fatal"];
const TIME_AT_START =
  /^\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)\]?[\s:|-]*/;
const SEVERITY_AT_START =
  /^[[(<]?(trace|debug|info|notice|warn|warning|error|err|critical|crit|fatal|panic)[\])>]?(?=[\s:|-]|$)/i;

/**
 * Log records of lines in UTF-8: each is a JSON object, or plain text that may begin with an ISO 8601 time (UTC where
 * it names no zone) and a severity. Members of an object that no log record has a place for become attributes. Empty
 * lines are skipped. `service` is of those that do not name one, `receivedUs` the time of those that say none.
 */
export function parseTextLogs(
  body: Uint8Array,
  { service, receivedUs, times = ANY_TIME }: { service: string; receivedUs: number; times?: TimesTaken },
): Decoded<KeptLogs> {
  const rejections = new Rejections();
  const rows = new LogRows(rejections, { receivedUs, times });
  const resources = new Map<string, Resource>();
  const resource = (name: string): Resource => {
    const known = resources.get(name);
    if (known) return known;
    const made = resourceNamed(name, resources.size);
    resources.set(name, made);
    return made;
  };
  const list = new AttributeList();
  for (const line of new TextDecoder().decode(body).split("\n")) {
    const said = line.trimEnd();
    if (said === "") continue;
    list.clear();
    const fields = said.startsWith("{") ? objectOf(said) : null;
    const log = fields ? logOfFields(fields, list) : logOfLine(said);
    rows.add(log, resource((fields && firstText(fields, SERVICE)) || service), list);
  }
  return { ok: true, table: rows.table(), rejected: rejections.rejected("log records") };
}

function resourceNamed(name: string, index: number): Resource {
  const list = new AttributeList();
  if (name !== "") list.put("service.name", name);
  return resourceOf(list, index);
}

/** A line that begins like an object and is none is a plain line. */
function objectOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function logOfFields(fields: Readonly<Record<string, unknown>>, list: AttributeList): SentLog {
  const used = new Set(KNOWN.map((names) => nameOf(fields, names)));
  for (const [key, value] of Object.entries(fields))
    if (!used.has(key) && value !== null && value !== undefined)
      list.put(key, typeof value === "string" ? value : JSON.stringify(value));
  return {
    ...blankLog(),
    timeUs: timeUsOf(first(fields, TIME)),
    severityText: severityOf(first(fields, SEVERITY)),
    body: firstText(fields, BODY),
    traceId: idOfHex(firstText(fields, TRACE).replaceAll(/[^0-9a-f]/gi, "")),
    spanId: idOfHex(firstText(fields, SPAN).replaceAll(/[^0-9a-f]/gi, "")),
  };
}

function logOfLine(line: string): SentLog {
  const [start = "", time = ""] = TIME_AT_START.exec(line) ?? [];
  const rest = line.slice(start.length);
  const [, severityText = ""] = SEVERITY_AT_START.exec(rest) ?? [];
  // The words stay as they were written, time and all: whoever reads them looks for them that way.
  return { ...blankLog(), timeUs: timeUsOf(time), severityText, body: line };
}

function first(fields: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  const name = nameOf(fields, names);
  return name === undefined ? undefined : fields[name];
}

function nameOf(fields: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  return names.find((one) => Object.hasOwn(fields, one) && fields[one] !== null);
}

function firstText(fields: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  const value = first(fields, names) ?? "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function severityOf(value: unknown): string {
  if (typeof value === "number") return NUMBERED[Math.floor(value / 10) - 1] ?? "";
  return typeof value === "string" ? value : "";
}

/** Microseconds since 1970 of an ISO 8601 time, or of a number in whatever unit its size tells; 0 for anything else. */
function timeUsOf(value: unknown): number {
  if (typeof value === "number") return numberUs(value);
  if (typeof value !== "string" || value === "") return 0;
  if (/^\d+(\.\d+)?$/.test(value)) return numberUs(Number(value));
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/i.test(value);
  const atMs = Date.parse(
    hasZone ? value.replace(",", ".") : `${value.replace(" ", "T").replace(",", ".")}Z`,
  );
  return Number.isNaN(atMs) || atMs < 0 ? 0 : atMs * 1_000;
}

function numberUs(value: number): number {
  if (!(value > 0)) return 0;
  for (const [limit, factor] of [
    [LATEST_SECONDS, 1e6],
    [LATEST_SECONDS * 1e3, 1e3],
    [LATEST_SECONDS * 1e6, 1],
  ] as const)
    if (value < limit) return Math.floor(value * factor);
  return Math.floor(value / 1_000);
}
