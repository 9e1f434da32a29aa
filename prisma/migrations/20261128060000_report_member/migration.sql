-- CreateTable
CREATE TABLE "report_member" (
    "incident_id" UUID NOT NULL,
    "format" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "external_source" TEXT,
    "services" TEXT[],
    "cause" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "impact_started_at" TIMESTAMPTZ(3),
    "detected_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "mitigated_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "first_grade" TEXT,
    "first_probability" DOUBLE PRECISION,
    "follow_ups_done" INTEGER NOT NULL,
    "follow_ups_dropped" INTEGER NOT NULL,
    "follow_ups_open" TEXT[],
    "changed" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,

    CONSTRAINT "report_member_pkey" PRIMARY KEY ("incident_id")
);

-- CreateIndex
CREATE INDEX "report_member_at_number_idx" ON "report_member"("at", "number");

-- CreateIndex
CREATE INDEX "report_member_changed_idx" ON "report_member"("changed");

-- AddForeignKey
ALTER TABLE "report_member" ADD CONSTRAINT "report_member_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ── What Prisma's schema cannot say ─────────────────────────────────────────

-- Which transaction wrote a row last: whoever knows all up to a snapshot asks only for what came after its xmin.
CREATE FUNCTION "report_member_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END
$$;

CREATE TRIGGER "report_member_changed" BEFORE INSERT OR UPDATE ON "report_member"
  FOR EACH ROW EXECUTE FUNCTION "report_member_changed"();

-- batch: rows of report_member.
CREATE FUNCTION "report_member_write"(batch jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO report_member
    (incident_id, format, number, kind, status, severity, restricted, external_source, services, cause, at,
     impact_started_at, detected_at, acknowledged_at, mitigated_at, resolved_at, first_grade, first_probability,
     follow_ups_done, follow_ups_dropped, follow_ups_open)
  SELECT incident_id, format, number, kind, status, severity, restricted, external_source, services, cause, at,
         impact_started_at, detected_at, acknowledged_at, mitigated_at, resolved_at, first_grade, first_probability,
         follow_ups_done, follow_ups_dropped, follow_ups_open
  FROM jsonb_populate_recordset(NULL::report_member, batch)
  ON CONFLICT (incident_id) DO UPDATE SET
    format = EXCLUDED.format, number = EXCLUDED.number, kind = EXCLUDED.kind, status = EXCLUDED.status,
    severity = EXCLUDED.severity, restricted = EXCLUDED.restricted, external_source = EXCLUDED.external_source,
    services = EXCLUDED.services, cause = EXCLUDED.cause, at = EXCLUDED.at,
    impact_started_at = EXCLUDED.impact_started_at, detected_at = EXCLUDED.detected_at,
    acknowledged_at = EXCLUDED.acknowledged_at, mitigated_at = EXCLUDED.mitigated_at,
    resolved_at = EXCLUDED.resolved_at, first_grade = EXCLUDED.first_grade,
    first_probability = EXCLUDED.first_probability, follow_ups_done = EXCLUDED.follow_ups_done,
    follow_ups_dropped = EXCLUDED.follow_ups_dropped, follow_ups_open = EXCLUDED.follow_ups_open;
$$;

-- The append as it was, under another name, and the members of reports after it, in the same transaction.
--
-- batch.members    rows of report_member
ALTER FUNCTION "incident_log_append"(jsonb) RENAME TO "incident_log_append_events";

CREATE FUNCTION "incident_log_append"(batch jsonb) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  stale uuid[];
BEGIN
  stale := incident_log_append_events(batch);
  IF stale IS NULL AND batch ? 'members' THEN
    PERFORM report_member_write(batch->'members');
  END IF;
  RETURN stale;
END
$$;
