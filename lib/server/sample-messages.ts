import { z } from "zod";

/** What a sample's process says of itself, a line of JSON each. Times are milliseconds since 1970. */
const message = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("open"),
    breakables: z.array(z.object({ kind: z.string(), targets: z.array(z.string()) })),
  }),
  z.object({
    is: z.literal("told"),
    untilMs: z.number(),
    spans: z.number(),
    points: z.number(),
    logs: z.number(),
    failed: z.number(),
  }),
  z.object({ is: z.literal("live") }),
  z.object({ is: z.literal("rang"), title: z.string(), service: z.string() }),
  z.object({ is: z.literal("problem"), detail: z.string() }),
]);
export type SampleMessage = z.output<typeof message>;

/** A line as a message; null for what is none. */
export function readSampleMessage(line: string): SampleMessage | null {
  try {
    return message.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
