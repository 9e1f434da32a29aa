import type { Scope } from "@/lib/policy/abilities";

export const scopeWords: Readonly<Record<Scope, { word: string; hint: string }>> = {
  read: { word: "Read", hint: "Read incidents and follow them live." },
  write: { word: "Write", hint: "Declare incidents and take part in them." },
  ingest: { word: "Send telemetry", hint: "Send traces, metrics and logs, and nothing else." },
  alerts: { word: "Send alerts", hint: "Send alerts, which open and join incidents, and nothing else." },
  admin: { word: "Administer", hint: "Manage people, redact, restrict and merge: as far as your role goes." },
};

/** How long a token may live; null: until it is revoked. */
export const lifetimes: readonly { days: number | null; word: string }[] = [
  { days: 7, word: "7 days" },
  { days: 30, word: "30 days" },
  { days: 90, word: "90 days" },
  { days: 365, word: "1 year" },
  { days: null, word: "No end" },
];
