import { z } from "zod";

/** Not walked: there are millions of them, and who reads a value checks it. */
const list = z.custom<readonly unknown[]>(Array.isArray, "must be a list");
const labels = z.record(z.string(), z.string());
const warnings = z.array(z.string()).default([]);

const success = <T extends z.ZodType>(data: T) => z.object({ status: z.literal("success"), data, warnings });

/** Of a range of time: `[seconds, "value"]` per series. */
export const matrixAnswer = success(
  z.object({
    resultType: z.literal("matrix"),
    result: z.array(z.object({ metric: labels, values: list.default([]), histograms: list.default([]) })),
  }),
);
export type Matrix = z.infer<typeof matrixAnswer>["data"]["result"];

/** Of one moment. */
export const vectorAnswer = success(
  z.object({
    resultType: z.literal("vector"),
    result: z.array(z.object({ metric: labels, value: list })),
  }),
);
export type Vector = z.infer<typeof vectorAnswer>["data"]["result"];

/** Names of labels, or the values of one. */
export const namesAnswer = success(z.array(z.string()));

export const metadataAnswer = success(
  z.record(
    z.string(),
    z.array(z.object({ type: z.string().default("unknown"), unit: z.string().default("") })),
  ),
);

export const errorAnswer = z.object({ status: z.literal("error"), error: z.string() });

/** One `[seconds, "value"]`; null for anything else. */
export function readSample(sample: unknown): { timeUs: number; value: number } | null {
  if (!Array.isArray(sample)) return null;
  const [seconds, text]: unknown[] = sample;
  if (typeof seconds !== "number" || typeof text !== "string") return null;
  // Backends keep milliseconds; a double of seconds is off by less than one of them.
  return { timeUs: Math.round(seconds * 1e3) * 1e3, value: readValue(text) };
}

function readValue(text: string): number {
  if (text === "+Inf" || text === "Inf") return Infinity;
  return text === "-Inf" ? -Infinity : Number(text === "" ? Number.NaN : text);
}
