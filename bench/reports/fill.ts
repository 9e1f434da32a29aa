import { Client } from "pg";

import { MEMBER_FORMAT } from "@/lib/reports/member";

/** How large the installation is, and over how many days its incidents lie. */
export type Size = { incidents: number; eventsEach: number; days: number };

/** Titles are three words of these lists, as people would write them. */
const SUBJECTS = [
  "Checkout",
  "Payments",
  "Search",
  "Login",
  "Catalog",
  "Shipping",
  "Mail",
  "Billing",
  "Exports",
];
const FAULTS = ["is slow", "is down", "returns 500", "times out", "loses messages", "shows old prices"];
const PLACES = [
  "in Europe",
  "in Frankfurt",
  "for some customers",
  "after the release",
  "on mobile",
  "at night",
];

/**
 * Fills a migrated, empty database by SQL: incidents with their rows for lists and reports, and events that are
 * there but that nobody reads. What is measured reads the rows; the events make tables and indexes as large as they are.
 */
export async function fill(url: string, size: Size, say: (line: string) => void): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const [name, statement] of Object.entries(statements(size))) {
      const startMs = performance.now();
      await client.query(statement);
      say(`  ${name}: ${Math.round((performance.now() - startMs) / 1_000)} s`);
    }
  } finally {
    await client.end();
  }
}

const words = (list: readonly string[]) => `ARRAY[${list.map((word) => `'${word}'`).join(", ")}]`;
const pick = (list: readonly string[], by: string) => `(${words(list)})[1 + (${by}) % ${list.length}]`;

function statements({ incidents, eventsEach, days }: Size): Record<string, string> {
  return {
    seed: "SELECT setseed(0.42); SET synchronous_commit = off; SET maintenance_work_mem = '512MB'",
    incidents: `
      INSERT INTO incident (id, number, title, summary, severity, status, active, kind, restricted, responder_count,
        declared_at, milestones, involved_ids)
      SELECT gen_random_uuid(), i,
        ${pick(SUBJECTS, "i * 7 + i / 11")} || ' ' || ${pick(FAULTS, "i * 5 + i / 13")} || ' ' || ${pick(PLACES, "i / 3")},
        '', ${pick(["SEV1", "SEV2", "SEV3", "SEV4", "SEV5", "undetermined"], "i * 3 + i / 17")},
        CASE WHEN i % 1000 = 0 THEN 'investigating' ELSE 'closed' END, i % 1000 = 0,
        CASE WHEN i % 50 = 0 THEN 'drill' WHEN i % 3 = 0 THEN 'backfilled' ELSE 'real' END, i % 100 = 0, 3,
        now() - make_interval(secs => (${incidents} - i)::float8 * ${days * 86_400} / ${incidents}),
        '{}', ARRAY['person-' || i % 200]
      FROM generate_series(1, ${incidents}) AS i;
      SELECT setval('incident_number_seq', ${incidents});
      INSERT INTO incident_access SELECT id, 'person-' || number % 200 FROM incident WHERE restricted`,
    members: `
      INSERT INTO report_member (incident_id, format, number, kind, status, severity, restricted, services, cause, at,
        impact_started_at, detected_at, acknowledged_at, mitigated_at, resolved_at, first_grade, first_probability,
        follow_ups_done, follow_ups_dropped, follow_ups_open)
      SELECT id, ${MEMBER_FORMAT}, number, kind, status, severity, restricted, ARRAY['service-' || number % 50],
        ${pick(["change", "resource", "dependency", "unknown", "configuration"], "number / 7")}, declared_at,
        declared_at, declared_at + make_interval(secs => 60 * exp(random() * 4)),
        CASE WHEN number % 7 > 0 THEN declared_at + make_interval(secs => 4000 + 60 * exp(random() * 4)) END,
        CASE WHEN number % 5 > 0 THEN declared_at + make_interval(secs => 5000 + 60 * exp(random() * 5)) END,
        CASE WHEN NOT active THEN declared_at + make_interval(secs => 6000 + 60 * exp(random() * 6)) END,
        ${pick(["right", "wrong", "one_step_short", "ungraded", "not_investigated"], "number / 3")}, random(),
        number % 3, 0, CASE WHEN number % 4 = 0 THEN ARRAY['2026-01-01', ''] ELSE '{}'::text[] END
      FROM incident`,
    events: `
      ALTER TABLE incident_event DROP CONSTRAINT incident_event_pkey;
      DROP INDEX incident_event_incident_id_command_id_key;
      INSERT INTO incident_event
        (incident_id, seq, type, occurred_at, recorded_at, actor, payload, command_id, payload_digest, salt, hash)
      SELECT id, seq, 'note_added', declared_at, declared_at, '{"kind":"machine","name":"bench"}',
        '{"markdown":"It is as it was."}', seq::text, repeat('0', 64), NULL, repeat('0', 64)
      FROM incident, generate_series(1, ${eventsEach}) AS seq`,
    "indexes of events": `
      ALTER TABLE incident_event ADD CONSTRAINT incident_event_pkey PRIMARY KEY (incident_id, seq);
      CREATE UNIQUE INDEX incident_event_incident_id_command_id_key ON incident_event (incident_id, command_id)`,
    heads: `
      INSERT INTO incident_head SELECT id, ${eventsEach}, repeat('0', 64), declared_at FROM incident`,
    statistics: "ANALYZE",
  };
}
