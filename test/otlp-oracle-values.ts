import { z } from "zod";

// Parts of what a request says, read from what protobufjs makes of it, the plain way.

export const LATEST_US = 2n ** 53n;
export const text = z.string().default("");
/** Any double: zod's own number is a finite one. */
export const double = z.custom<number>((said) => typeof said === "number");
export const digits = z.string().default("0");
export const bytes = z.instanceof(Uint8Array).default(new Uint8Array());
export const value: z.ZodType<Said> = z.lazy(() =>
  z.object({
    stringValue: z.string().optional(),
    boolValue: z.boolean().optional(),
    intValue: z.string().optional(),
    doubleValue: double.optional(),
    bytesValue: z.instanceof(Uint8Array).optional(),
    arrayValue: z.object({ values: z.array(value) }).optional(),
    kvlistValue: z.object({ values: z.array(z.object({ key: text, value: value.optional() })) }).optional(),
  }),
);
type Said = {
  stringValue?: string | undefined;
  boolValue?: boolean | undefined;
  intValue?: string | undefined;
  doubleValue?: number | undefined;
  bytesValue?: Uint8Array | undefined;
  arrayValue?: { values: Said[] } | undefined;
  kvlistValue?: { values: { key: string; value?: Said | undefined }[] } | undefined;
};
export const attributes = z.array(z.object({ key: text, value: value.optional() })).default([]);
export const resource = z.object({ attributes }).default({ attributes: [] });

export const clean = (said: string) => said.toWellFormed().replaceAll("\0", "\uFFFD");
export const hex = (said: Uint8Array) => Buffer.from(said).toString("hex");
export const isId = (id: string, length: number) => id.length === length && /[^0]/.test(id);
export const us = (said: string) => Number(BigInt(said) / 1_000n);
export const isLate = (...times: string[]) => times.some((time) => BigInt(time) / 1_000n > LATEST_US);

function json(said: Said | undefined): string {
  if (said?.stringValue !== undefined) return JSON.stringify(said.stringValue);
  if (said?.boolValue !== undefined) return String(said.boolValue);
  if (said?.intValue !== undefined) return said.intValue;
  if (said?.doubleValue !== undefined)
    return Number.isFinite(said.doubleValue) ? bare(said) : `"${bare(said)}"`;
  if (said?.bytesValue) return `"${bare(said)}"`;
  if (said?.arrayValue) return `[${said.arrayValue.values.map(json).join(",")}]`;
  if (said?.kvlistValue) {
    const members = new Map(said.kvlistValue.values.map((member) => [member.key, json(member.value)]));
    return `{${[...members].map(([key, member]) => `${JSON.stringify(key)}:${member}`).join(",")}}`;
  }
  return "null";
}

export function bare(said: Said | undefined): string {
  if (said?.stringValue !== undefined) return said.stringValue;
  if (said?.doubleValue !== undefined)
    return Object.is(said.doubleValue, -0) ? "-0" : String(said.doubleValue);
  if (said?.bytesValue) return Buffer.from(said.bytesValue).toString("base64");
  const written = json(said);
  return written === "null" ? "" : written;
}

type Pairs = z.infer<typeof attributes>;
export const pairs = (said: Pairs) =>
  said
    .filter(({ key }) => key !== "")
    .map((one): [string, string] => [clean(one.key), clean(bare(one.value))]);
export const merged = (...lists: readonly [string, string][][]) =>
  [...new Map(lists.flat())].sort(([one], [other]) => (one < other ? -1 : 1));
export const serviceOf = (of: [string, string][]) => new Map(of).get("service.name") ?? "";

export function split<T>(all: readonly (T | null)[]): { rows: T[]; rejected: number } {
  const rows = all.filter((row) => row !== null);
  return { rows, rejected: all.length - rows.length };
}
