import { between, type EvidenceWindow, usualWindow } from "./evidence-window";

export const evidenceTabs = ["metrics", "logs", "traces", "map"] as const;
export type EvidenceTab = (typeof evidenceTabs)[number];

/** Most series that are drawn, and given, at once. */
export const MOST_PICKED = 12;
const TEXT_LIMIT = 200;
const NAME_LIMIT = 256;
const LONGEST_MINUTES = 31 * 1_440;

/** All that the explorer shows: a link shows what its sender saw. */
export type EvidenceAddress = {
  window: EvidenceWindow;
  tab: EvidenceTab;
  /** Null for all of them. */
  service: string | null;
  /** Words that lists are narrowed to. */
  text: string;
  /** OTLP's SeverityNumber: logs of this and above. */
  severity: number;
  /** Ids of the series that are drawn. */
  series: readonly string[];
  /** The open log pattern: `<id>@<service>`. */
  pattern: string | null;
  trace: string | null;
  span: string | null;
  /** Whether the window before is drawn and compared with. */
  compare: boolean;
  /** The number of the incident whose milestones and changes are drawn. */
  incident: number | null;
  /** Whether the telemetry of samples is shown, in place of one's own. */
  samples: boolean;
};

export const everyEvidence: EvidenceAddress = {
  window: usualWindow,
  tab: "metrics",
  service: null,
  text: "",
  severity: 0,
  series: [],
  pattern: null,
  trace: null,
  span: null,
  compare: true,
  incident: null,
  samples: false,
};

/** Reads an address. What it does not know is left out, so that an old or a broken link still opens. */
export function parseEvidence(params: URLSearchParams): EvidenceAddress {
  const severity = Number(params.get("severity"));
  return {
    window: windowIn(params),
    tab: evidenceTabs.find((tab) => tab === params.get("tab")) ?? "metrics",
    service: params.get("service")?.slice(0, NAME_LIMIT) ?? null,
    text: (params.get("q") ?? "").slice(0, TEXT_LIMIT),
    severity: Number.isInteger(severity) && severity >= 0 && severity <= 24 ? severity : 0,
    series: [...new Set(params.get("series")?.split(",") ?? [])]
      .filter((id) => /^[\da-f]{16}$/.test(id))
      .slice(0, MOST_PICKED),
    pattern: matching(/^[\da-f]{16}@[^]{0,256}$/, params.get("pattern")),
    trace: matching(/^[\da-f]{32}$/, params.get("trace")),
    span: matching(/^[\da-f]{16}$/, params.get("span")),
    compare: params.get("compare") !== "0",
    incident: numberIn(params.get("incident")),
    samples: params.get("samples") === "1",
  };
}

/** Whether an address says which window it is about. */
export function hasWindow(params: URLSearchParams): boolean {
  return params.has("last") || (params.has("from") && params.has("to"));
}

/** The path and query of a view: equal views have equal addresses. */
export function evidenceHref(address: EvidenceAddress): string {
  const params = new URLSearchParams();
  const { window, tab, service, text, severity, series, pattern, trace, span, compare, incident } = address;
  if (address.samples) params.set("samples", "1");
  if (incident !== null) params.set("incident", String(incident));
  if (window.kind === "between") {
    params.set("from", new Date(window.fromMs).toISOString());
    params.set("to", new Date(window.toMs).toISOString());
  } else if (incident !== null || window.minutes !== 60) params.set("last", `${window.minutes}m`);
  if (tab !== "metrics") params.set("tab", tab);
  if (service !== null) params.set("service", service);
  if (text !== "") params.set("q", text);
  if (severity > 0) params.set("severity", String(severity));
  if (series.length > 0) params.set("series", series.join(","));
  if (pattern !== null) params.set("pattern", pattern);
  if (trace !== null) params.set("trace", trace);
  if (span !== null) params.set("span", span);
  if (!compare) params.set("compare", "0");
  const query = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%40", "@");
  return query === "" ? "/evidence" : `/evidence?${query}`;
}

function windowIn(params: URLSearchParams): EvidenceWindow {
  const [from, to] = [Date.parse(params.get("from") ?? ""), Date.parse(params.get("to") ?? "")];
  if (from >= 0 && to > from && to < MOST_MS) return between(from, to);
  const [, amount, unit] = /^(\d{1,5})(m|h|d)$/.exec(params.get("last") ?? "") ?? [];
  const minutes = Number(amount) * (minutesIn.get(unit) ?? 0);
  return minutes > 0 && minutes <= LONGEST_MINUTES ? { kind: "last", minutes } : usualWindow;
}

const minutesIn = new Map<string | undefined, number>([
  ["m", 1],
  ["h", 60],
  ["d", 1_440],
]);
/** The year 10000: no instant of ours lies there. */
const MOST_MS = 253_402_300_800_000;

function matching(pattern: RegExp, value: string | null): string | null {
  return value !== null && pattern.test(value) ? value : null;
}

function numberIn(value: string | null): number | null {
  return value !== null && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}
