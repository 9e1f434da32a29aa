-- AlterTable: what follow-ups are for, and the day by which they are done. No log speaks of either yet.
ALTER TABLE "incident_task" ADD COLUMN "follow_up_kind" TEXT, ADD COLUMN "due_on" DATE;

-- CreateIndex
CREATE INDEX "incident_task_follow_up_state_due_on_idx" ON "incident_task"("follow_up", "state", "due_on");

-- The append as before, and what a follow-up is for and when it is due.
-- One batch of the log's group commit: one round trip, one transaction, all or nothing.
--
-- batch.logs       [{incident_id, last_seq, last_hash, next_seq, next_hash, next_recorded_at, events}]: what each head
--                  has to be (last_seq 0: no log yet), what it becomes, and the rows of incident_event that take it
--                  there; occurred_at may be left out where it is recorded_at
-- batch.blanks     [{incident_id, seq, payload}]: redacted events
-- batch.incidents  rows of incident
-- batch.access     [{incident_id, people}]: who may see it, from now on
-- batch.tasks      rows of incident_task
-- batch.dropped    [{incident_id, task_id}]: tasks that a redaction has undone
-- batch.alerts   rows of incident_alert
-- batch.alertsDropped  [{incident_id, alert_id}]: alerts that a redaction has undone
-- batch.notices    texts for the channel "incident_log"
--
-- Gives the incidents whose head is not as expected, having written nothing; null where all was written.
CREATE OR REPLACE FUNCTION "incident_log_append"(batch jsonb) RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE
  stale uuid[];
  affected integer;
BEGIN
  -- In id order, so that no two batches wait for each other.
  WITH expected AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(batch->'logs') AS l(incident_id uuid, last_seq int, last_hash text)
  ), locked AS MATERIALIZED (
    SELECT head.incident_id, head.last_seq, head.last_hash
    FROM incident_head head
    WHERE head.incident_id = ANY (ARRAY(SELECT incident_id FROM expected))
    ORDER BY head.incident_id
    FOR UPDATE
  )
  SELECT array_agg(e.incident_id) INTO stale
  FROM expected e LEFT JOIN locked l USING (incident_id)
  WHERE CASE WHEN l.incident_id IS NULL THEN e.last_seq <> 0
        ELSE l.last_seq <> e.last_seq OR l.last_hash <> e.last_hash END;
  IF stale IS NOT NULL THEN
    RETURN stale;
  END IF;

  -- Events and heads must tell the same story: no gap, whoever calls.
  WITH written AS (
    INSERT INTO incident_event
      (incident_id, seq, type, occurred_at, recorded_at, actor, payload, command_id, payload_digest, salt, hash)
    SELECT l.incident_id, e.seq, e.type, COALESCE(e.occurred_at, e.recorded_at), e.recorded_at, e.actor, e.payload,
           e.command_id, e.payload_digest, e.salt, e.hash
    FROM jsonb_to_recordset(batch->'logs') AS l(incident_id uuid, events jsonb),
         jsonb_to_recordset(l.events) AS e(
           seq int, type text, occurred_at timestamptz, recorded_at timestamptz, actor jsonb, payload jsonb,
           command_id text, payload_digest text, salt text, hash text)
    RETURNING incident_id, seq
  ), runs AS (
    SELECT incident_id, min(seq) AS first_seq, max(seq) AS final_seq, count(*) AS amount
    FROM written GROUP BY incident_id
  )
  SELECT count(*) INTO affected
  FROM jsonb_to_recordset(batch->'logs') AS l(incident_id uuid, last_seq int, next_seq int)
  LEFT JOIN runs USING (incident_id)
  WHERE l.next_seq - l.last_seq <> COALESCE(runs.amount, 0)
     OR runs.first_seq <> l.last_seq + 1
     OR runs.final_seq <> l.next_seq;
  IF affected > 0 THEN
    RAISE EXCEPTION 'events do not follow on their heads' USING ERRCODE = 'integrity_constraint_violation';
  END IF;

  INSERT INTO incident_head (incident_id, last_seq, last_hash, last_recorded_at)
  SELECT l.incident_id, l.next_seq, l.next_hash, l.next_recorded_at
  FROM jsonb_to_recordset(batch->'logs') AS l(
    incident_id uuid, last_seq int, next_seq int, next_hash text, next_recorded_at timestamptz)
  WHERE l.next_seq > l.last_seq
  ORDER BY l.incident_id
  ON CONFLICT (incident_id) DO UPDATE SET
    last_seq = EXCLUDED.last_seq, last_hash = EXCLUDED.last_hash, last_recorded_at = EXCLUDED.last_recorded_at;

  IF batch ? 'blanks' THEN
    UPDATE incident_event event SET payload = b.payload, salt = NULL
    FROM jsonb_to_recordset(batch->'blanks') AS b(incident_id uuid, seq int, payload jsonb)
    WHERE event.incident_id = b.incident_id AND event.seq = b.seq;
    GET DIAGNOSTICS affected = ROW_COUNT;
    IF affected <> jsonb_array_length(batch->'blanks') THEN
      RAISE EXCEPTION 'a redacted event is missing' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;

  IF batch ? 'incidents' THEN
    INSERT INTO incident
      (id, number, title, summary, severity, status, active, kind, restricted, commander_id, commander_name,
       responder_count, declared_at, milestones, involved_ids, next_update_at)
    SELECT id, number, title, summary, severity, status, active, kind, restricted, commander_id, commander_name,
           responder_count, declared_at, milestones, involved_ids, next_update_at
    FROM jsonb_populate_recordset(NULL::incident, batch->'incidents')
    ON CONFLICT (id) DO UPDATE SET
      number = EXCLUDED.number, title = EXCLUDED.title, summary = EXCLUDED.summary,
      severity = EXCLUDED.severity, status = EXCLUDED.status, active = EXCLUDED.active, kind = EXCLUDED.kind,
      restricted = EXCLUDED.restricted, commander_id = EXCLUDED.commander_id,
      commander_name = EXCLUDED.commander_name, responder_count = EXCLUDED.responder_count,
      declared_at = EXCLUDED.declared_at, milestones = EXCLUDED.milestones,
      involved_ids = EXCLUDED.involved_ids, next_update_at = EXCLUDED.next_update_at;
  END IF;

  IF batch ? 'access' THEN
    DELETE FROM incident_access access
    USING jsonb_to_recordset(batch->'access') AS a(incident_id uuid, people text[])
    WHERE access.incident_id = a.incident_id AND access.person_id <> ALL (a.people);
    INSERT INTO incident_access (incident_id, person_id)
    SELECT a.incident_id, person
    FROM jsonb_to_recordset(batch->'access') AS a(incident_id uuid, people text[]), unnest(a.people) AS person
    ON CONFLICT DO NOTHING;
  END IF;

  IF batch ? 'dropped' THEN
    DELETE FROM incident_task task
    USING jsonb_to_recordset(batch->'dropped') AS d(incident_id uuid, task_id text)
    WHERE task.incident_id = d.incident_id AND task.task_id = d.task_id;
  END IF;

  IF batch ? 'tasks' THEN
    INSERT INTO incident_task
      (incident_id, task_id, title, state, follow_up, follow_up_kind, due_on, owner_id, owner_name, added_at)
    SELECT incident_id, task_id, title, state, follow_up, follow_up_kind, due_on, owner_id, owner_name, added_at
    FROM jsonb_populate_recordset(NULL::incident_task, batch->'tasks')
    ON CONFLICT (incident_id, task_id) DO UPDATE SET
      title = EXCLUDED.title, state = EXCLUDED.state, follow_up = EXCLUDED.follow_up,
      follow_up_kind = EXCLUDED.follow_up_kind, due_on = EXCLUDED.due_on,
      owner_id = EXCLUDED.owner_id, owner_name = EXCLUDED.owner_name, added_at = EXCLUDED.added_at;
  END IF;

  IF batch ? 'alertsDropped' THEN
    DELETE FROM incident_alert alert
    USING jsonb_to_recordset(batch->'alertsDropped') AS d(incident_id uuid, alert_id text)
    WHERE alert.incident_id = d.incident_id AND alert.alert_id = d.alert_id;
  END IF;

  IF batch ? 'alerts' THEN
    INSERT INTO incident_alert (incident_id, alert_id, service, state, started_at, heard_at)
    SELECT incident_id, alert_id, service, state, started_at, heard_at
    FROM jsonb_populate_recordset(NULL::incident_alert, batch->'alerts')
    ON CONFLICT (incident_id, alert_id) DO UPDATE SET
      service = EXCLUDED.service, state = EXCLUDED.state, started_at = EXCLUDED.started_at,
      heard_at = EXCLUDED.heard_at;
  END IF;

  PERFORM pg_notify('incident_log', notice) FROM jsonb_array_elements_text(batch->'notices') AS notice;
  RETURN NULL;
END
$$;
