import type { EventType } from "@/lib/timeline/payloads";

/** What can be done, read aloud: "may <actor> <ability>?" */
export const abilities = [
  "read incidents",
  "read telemetry",
  "declare incidents",
  "take part in incidents",
  "edit what others wrote",
  "redact events",
  "restrict incidents",
  "merge incidents",
  "import incidents",
  "record findings",
  "send telemetry",
  "send alerts",
  "send changes",
  "remove samples",
  "share reports",
  "manage people",
  "manage owners",
  "manage settings",
  "manage own account",
] as const;
export type Ability = (typeof abilities)[number];

export const roles = ["owner", "manager", "responder", "observer"] as const;
export type Role = (typeof roles)[number];

/** What an API token may be limited to; it never exceeds its person. */
export const scopes = ["read", "write", "ingest", "alerts", "admin"] as const;
export type Scope = (typeof scopes)[number];

const observer: readonly Ability[] = ["read incidents", "read telemetry", "manage own account"];
const responder: readonly Ability[] = [
  ...observer,
  "declare incidents",
  "take part in incidents",
  "send telemetry",
  "send alerts",
  "send changes",
];
const manager: readonly Ability[] = [
  ...responder,
  "edit what others wrote",
  "redact events",
  "restrict incidents",
  "merge incidents",
  "import incidents",
  "remove samples",
  "share reports",
  "manage people",
];
const owner: readonly Ability[] = [...manager, "manage owners", "manage settings"];

export const roleAbilities: Readonly<Record<Role, readonly Ability[]>> = {
  owner,
  manager,
  responder,
  observer,
};

/** What Parallax's own jobs may do. */
export const machineAbilities: readonly Ability[] = [
  "read incidents",
  "read telemetry",
  "declare incidents",
  "take part in incidents",
  "record findings",
  "send telemetry",
  "send alerts",
  "send changes",
];

export const scopeAbilities: Readonly<Record<Scope, readonly Ability[]>> = {
  read: ["read incidents", "read telemetry"],
  write: ["read incidents", "read telemetry", "declare incidents", "take part in incidents"],
  ingest: ["send telemetry"],
  alerts: ["send alerts"],
  admin: abilities.filter((ability) => ability !== "record findings" && ability !== "manage own account"),
};

/** The ability that appending an event of each type needs. */
export const eventAbilities: Readonly<Record<EventType, Ability>> = {
  incident_declared: "declare incidents",
  services_set: "take part in incidents",
  title_changed: "take part in incidents",
  summary_changed: "take part in incidents",
  severity_changed: "take part in incidents",
  severity_proposed: "record findings",
  status_changed: "take part in incidents",
  milestone_set: "take part in incidents",
  role_assigned: "take part in incidents",
  responder_joined: "take part in incidents",
  responder_left: "take part in incidents",
  access_changed: "restrict incidents",
  note_added: "take part in incidents",
  event_corrected: "take part in incidents",
  event_pinned: "take part in incidents",
  event_redacted: "redact events",
  task_added: "take part in incidents",
  task_changed: "take part in incidents",
  update_posted: "take part in incidents",
  decision_made: "take part in incidents",
  alert_attached: "take part in incidents",
  change_linked: "take part in incidents",
  hypothesis_proposed: "take part in incidents",
  hypothesis_state_set: "record findings",
  hypothesis_assigned: "take part in incidents",
  hypothesis_graded: "take part in incidents",
  hypothesis_overruled: "take part in incidents",
  evidence_added: "take part in incidents",
  evidence_compared: "take part in incidents",
  evidence_pinned: "take part in incidents",
  investigation_started: "take part in incidents",
  investigation_progressed: "record findings",
  investigation_finished: "record findings",
  investigation_failed: "record findings",
  investigation_cancelled: "take part in incidents",
  postmortem_drafted: "take part in incidents",
  postmortem_state_set: "take part in incidents",
  incident_merged: "merge incidents",
  incident_absorbed: "merge incidents",
};
