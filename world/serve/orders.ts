import { z } from "zod";

/** Where the telemetry goes, and the alerts: OTLP under `/v1`, alerts under `/alerts/alertmanager`. */
const destination = { endpoint: z.url(), token: z.string().min(1) };
const strength = z.number().gt(0).max(1);
const perSecond = z.number().min(0.5).max(200);

/** What a served world is told, one order a line. The first says what world it is. */
export const order = z.discriminatedUnion("do", [
  z.object({ do: z.literal("replay"), ...destination, folder: z.string(), leadSeconds: z.number().min(0) }),
  z.object({
    do: z.literal("shop"),
    ...destination,
    seed: z.int().min(0),
    perSecond,
    historySeconds: z.number().min(0),
  }),
  z.object({ do: z.literal("strike"), id: z.string(), kind: z.string(), target: z.string(), strength }),
  z.object({ do: z.literal("mend"), id: z.string() }),
  z.object({ do: z.literal("rate"), perSecond }),
]);
export type Order = z.output<typeof order>;
export type OrderTo<Do extends Order["do"]> = Extract<Order, { do: Do }>;

/** What it says, one event a line. Times are milliseconds since 1970. */
export type Telling =
  | { is: "open"; breakables: readonly { kind: string; targets: readonly string[] }[] }
  /** Rows that were sent since the last of these, and up to when the world has been told. */
  | { is: "told"; untilMs: number; spans: number; points: number; logs: number; failed: number }
  /** The past is told: from here on it is live. */
  | { is: "live" }
  | { is: "rang"; title: string; service: string }
  | { is: "problem"; detail: string };
