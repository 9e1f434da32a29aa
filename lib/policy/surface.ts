import type { ClientToServer } from "@/lib/wire/live";
import type { Ability } from "./abilities";

/** Who may knock: one ability, anybody who is signed in (by session or token), or anyone at all. */
export type Guard = Ability | "signed in" | "anyone";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/**
 * THE table of who may call what over HTTP. A route that is not here does not compile; a test walks the files.
 * Appending an event needs in addition the ability of its type (`eventAbilities`), checked in the verb.
 */
export const httpSurface = {
  "/api/health": { GET: "anyone" },

  "/api/incidents": { GET: "read incidents", POST: "declare incidents" },
  "/api/incidents/[id]": { GET: "read incidents" },
  "/api/incidents/[id]/events": { GET: "read incidents", POST: "take part in incidents" },
  "/api/incidents/[id]/hypotheses": { POST: "take part in incidents" },
  "/api/incidents/[id]/evidence": { POST: "take part in incidents" },
  "/api/incidents/[id]/evidence/[evidence]/compare": { POST: "take part in incidents" },
  "/api/incidents/[id]/merge": { POST: "merge incidents" },
  "/api/incidents/[id]/postmortem": { GET: "read incidents", POST: "take part in incidents" },
  "/api/incidents/[id]/postmortem/export": { GET: "read incidents" },
  "/api/incidents/[id]/postmortem/state": { POST: "take part in incidents" },
  "/api/incidents/[id]/investigations": { POST: "take part in incidents" },
  "/api/incidents/[id]/investigations/[run]": { DELETE: "take part in incidents" },

  "/api/imports/incidents": { POST: "import incidents" },
  "/api/follow-ups": { GET: "read incidents" },
  "/api/reports": { GET: "read incidents" },
  "/api/reports/members": { GET: "read incidents" },
  "/api/reports/table": { GET: "read incidents" },

  "/api/report-shares": { GET: "share reports", POST: "share reports" },
  "/api/report-shares/[id]": { DELETE: "share reports" },

  "/api/jobs/failed": { GET: "manage settings" },
  "/api/alerts/alertmanager": { POST: "send alerts" },

  "/api/telemetry/overview": { GET: "read telemetry" },
  "/api/telemetry/series": { GET: "read telemetry" },
  "/api/telemetry/lines": { GET: "read telemetry" },
  "/api/telemetry/patterns": { GET: "read telemetry" },
  "/api/telemetry/traces": { GET: "read telemetry" },
  "/api/telemetry/traces/[id]": { GET: "read telemetry" },
  "/api/telemetry/map": { GET: "read telemetry" },
  "/api/telemetry/arrivals": { GET: "read telemetry" },
  "/api/telemetry/backends/check": { POST: "read telemetry" },

  "/api/auth/methods": { GET: "anyone" },
  "/api/auth/sign-in": { POST: "anyone" },
  "/api/auth/sign-out": { POST: "anyone" },
  "/api/auth/oidc": { POST: "anyone" },
  "/api/auth/callback/oidc": { GET: "anyone" },
  "/api/sign-in-link": { GET: "anyone", POST: "anyone" },

  "/api/account": { GET: "signed in", PATCH: "manage own account" },
  "/api/account/password": { PUT: "manage own account" },
  "/api/sessions": { GET: "manage own account", DELETE: "manage own account" },
  "/api/sessions/[id]": { DELETE: "manage own account" },
  "/api/tokens": { GET: "manage own account", POST: "manage own account" },
  "/api/tokens/[id]": { DELETE: "manage own account" },

  "/api/people": { GET: "read incidents" },
  "/api/people/[id]": { PATCH: "manage people" },
  "/api/people/[id]/sessions": { GET: "manage owners", DELETE: "manage owners" },
  "/api/invitations": { GET: "manage people", POST: "manage people" },
  "/api/invitations/[id]": { DELETE: "manage people" },
  "/api/invitations/accept": { GET: "anyone", POST: "anyone" },

  "/api/samples": { GET: "read incidents", DELETE: "remove samples" },
  "/api/samples/run": { POST: "declare incidents", PATCH: "declare incidents", DELETE: "declare incidents" },
  "/api/samples/history": { POST: "import incidents" },
  "/api/samples/faults": { POST: "declare incidents" },
  "/api/samples/faults/[id]": { DELETE: "declare incidents" },
  "/api/samples/alerts/alertmanager": { POST: "send alerts" },
  "/api/samples/changes": { POST: "send changes" },
  "/api/samples/v1/traces": { POST: "send telemetry" },
  "/api/samples/v1/metrics": { POST: "send telemetry" },
  "/api/samples/v1/logs": { POST: "send telemetry" },

  "/v1/traces": { POST: "send telemetry" },
  "/v1/metrics": { POST: "send telemetry" },
  "/v1/logs": { POST: "send telemetry" },
  "/v1/logs/text": { POST: "send telemetry" },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Method, Guard>>>>>;

export type HttpPath = keyof typeof httpSurface;
export type MethodOf<Path extends HttpPath> = Extract<keyof (typeof httpSurface)[Path], Method>;
export type GuardOf<Path extends HttpPath, M extends MethodOf<Path>> = (typeof httpSurface)[Path][M];

/** Who may send what over the socket; the connection itself needs a session or a token. */
export const socketSurface = {
  subscribe: "read incidents",
  unsubscribe: "read incidents",
  fetch: "read incidents",
  append: "take part in incidents",
  presence: "read incidents",
  watch_list: "read incidents",
  open_postmortem: "read incidents",
  close_postmortem: "read incidents",
  postmortem_update: "take part in incidents",
  postmortem_caret: "take part in incidents",
} as const satisfies Readonly<Record<keyof ClientToServer, Guard>>;

/** Who may call which server action, by its name. There are none: every write is a route or a socket event. */
export const actionSurface: Readonly<Record<string, Guard>> = {};
