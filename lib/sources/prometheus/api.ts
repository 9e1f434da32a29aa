import type { z } from "zod";

import {
  errorAnswer,
  type Matrix,
  matrixAnswer,
  metadataAnswer,
  namesAnswer,
  type Vector,
  vectorAnswer,
} from "@/lib/telemetry/prometheus/answers";
import type { MetricMetadata } from "@/lib/telemetry/prometheus/metric-meaning";
import type { TelemetryWindow } from "@/lib/telemetry/source";

import { type Answer, answered, failed, quote } from "../failure";
import { ask, type AskLimits } from "../http/ask";

/** What a backend answers, and what it says is missing in it (Thanos and Mimir answer with what they reach). */
export type Told<T> = { data: T; warnings: readonly string[] };

/** The HTTP interface of Prometheus, as far as reading a window needs it. Rejects where the signal aborts. */
export type PrometheusApi = {
  labels: (window: TelemetryWindow) => Promise<Answer<Told<readonly string[]>>>;
  /** Names of metrics. */
  names: (window: TelemetryWindow, match: string) => Promise<Answer<Told<readonly string[]>>>;
  /** By family. */
  metadata: () => Promise<Answer<ReadonlyMap<string, MetricMetadata>>>;
  vector: (query: string, atMs: number) => Promise<Answer<Told<Vector>>>;
  /** Of a query that selects a range. */
  matrix: (query: string, atMs: number) => Promise<Answer<Told<Matrix>>>;
  steps: (query: string, range: Steps) => Promise<Answer<Told<Matrix>>>;
};

type Steps = { firstMs: number; lastMs: number; stepMs: number };

export function createPrometheusApi({
  url,
  headers,
  limits,
  signal,
}: {
  url: string;
  headers: Readonly<Record<string, string>>;
  limits: AskLimits;
  signal: AbortSignal;
}): PrometheusApi {
  const options = { limits, signal, readError };

  async function get<T>(
    path: string,
    query: Record<string, string>,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> {
    const at = addressOf(url, path);
    for (const [name, value] of Object.entries(query)) at.searchParams.append(name, value);
    return parse(await ask({ url: at, headers, form: null }, options), schema);
  }

  async function post<T>(
    path: string,
    form: Record<string, string>,
    schema: z.ZodType<T>,
  ): Promise<Answer<T>> {
    const question = { url: addressOf(url, path), headers, form: new URLSearchParams(form) };
    return parse(await ask(question, options), schema);
  }

  return {
    labels: async (window) => told(await get("labels", edges(window), namesAnswer)),
    names: async (window, match) =>
      told(await get("label/__name__/values", { ...edges(window), "match[]": match }, namesAnswer)),
    async metadata() {
      const answer = await get("metadata", {}, metadataAnswer);
      if (!answer.ok) return answer;
      const families = Object.entries(answer.value.data);
      return answered(
        new Map(families.flatMap(([family, [first]]) => (first ? [[family, first] as const] : []))),
      );
    },
    async vector(query, atMs) {
      const answer = await post("query", { query, time: seconds(atMs) }, vectorAnswer);
      return resultOf(answer);
    },
    async matrix(query, atMs) {
      const answer = await post("query", { query, time: seconds(atMs) }, matrixAnswer);
      return resultOf(answer);
    },
    async steps(query, { firstMs, lastMs, stepMs }) {
      const range = { start: seconds(firstMs), end: seconds(lastMs), step: seconds(stepMs) };
      const answer = await post("query_range", { query, ...range }, matrixAnswer);
      return resultOf(answer);
    },
  };
}

/** A backend may live under a path (`/prometheus`), and want parameters of its own (`?tenant=a`). */
function addressOf(base: string, path: string): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/api/v1/${path}`;
  return url;
}

const seconds = (ms: number) => String(ms / 1e3);
const edges = ({ fromUs, toUs }: TelemetryWindow) => ({
  start: String(fromUs / 1e6),
  end: String(toUs / 1e6),
});

function told<T>(answer: Answer<{ data: T; warnings: readonly string[] }>): Answer<Told<T>> {
  return answer.ok ? answered({ data: answer.value.data, warnings: answer.value.warnings }) : answer;
}

function resultOf<T>(answer: Answer<{ data: { result: T }; warnings: readonly string[] }>): Answer<Told<T>> {
  return answer.ok ? answered({ data: answer.value.data.result, warnings: answer.value.warnings }) : answer;
}

function parse<T>(answer: Answer<string>, schema: z.ZodType<T>): Answer<T> {
  if (!answer.ok) return answer;
  const json = parseJson(answer.value);
  if (json === undefined)
    return failed("malformed", `It answered with what is not JSON: ${quote(answer.value)}`);
  const parsed = schema.safeParse(json);
  if (parsed.success) return answered(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join(".") ?? "";
  return failed(
    "malformed",
    `It answered in an unknown form (${quote(where)}: ${quote(issue?.message ?? "")})`,
  );
}

function readError(body: string): string | null {
  const parsed = errorAnswer.safeParse(parseJson(body));
  return parsed.success ? parsed.data.error : null;
}

/** Undefined for what is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
