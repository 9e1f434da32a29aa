-- CreateTable
CREATE TABLE "incident_head" (
    "incident_id" UUID NOT NULL,
    "last_seq" INTEGER NOT NULL,
    "last_hash" TEXT NOT NULL,
    "last_recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_head_pkey" PRIMARY KEY ("incident_id")
);

-- CreateTable
CREATE TABLE "incident_event" (
    "incident_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" JSONB NOT NULL,
    "payload" JSONB,
    "command_id" TEXT NOT NULL,
    "payload_digest" TEXT NOT NULL,
    "salt" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "incident_event_pkey" PRIMARY KEY ("incident_id","seq")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "kind" TEXT NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "commander_id" TEXT,
    "commander_name" TEXT,
    "responder_count" INTEGER NOT NULL,
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "milestones" JSONB NOT NULL,
    "involved_ids" TEXT[],
    "next_update_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_access" (
    "incident_id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,

    CONSTRAINT "incident_access_pkey" PRIMARY KEY ("incident_id","person_id")
);

-- CreateTable
CREATE TABLE "incident_task" (
    "incident_id" UUID NOT NULL,
    "task_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "follow_up" BOOLEAN NOT NULL,
    "owner_id" TEXT,
    "owner_name" TEXT,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_task_pkey" PRIMARY KEY ("incident_id","task_id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'observer',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "incident_event_incident_id_command_id_key" ON "incident_event"("incident_id", "command_id");

-- CreateIndex
CREATE UNIQUE INDEX "incident_number_key" ON "incident"("number");

-- CreateIndex
CREATE INDEX "incident_active_declared_at_id_idx" ON "incident"("active" DESC, "declared_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "incident_involved_ids_idx" ON "incident" USING GIN ("involved_ids");

-- CreateIndex
CREATE INDEX "incident_access_person_id_idx" ON "incident_access"("person_id");

-- CreateIndex
CREATE INDEX "incident_task_owner_id_state_idx" ON "incident_task"("owner_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_id_account_id_key" ON "account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE INDEX "verification_expires_at_idx" ON "verification"("expires_at");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");

-- AddForeignKey
ALTER TABLE "incident_access" ADD CONSTRAINT "incident_access_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_task" ADD CONSTRAINT "incident_task_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ── What Prisma's schema cannot say ─────────────────────────────────────────

-- INC-1, INC-2 …: unique; a refused declaration leaves a hole.
CREATE SEQUENCE "incident_number_seq" AS INTEGER;

-- Every append updates the head row in place.
ALTER TABLE "incident_head" SET (fillfactor = 50);

ALTER TABLE "incident_head"
  ADD CONSTRAINT "incident_head_seq_check" CHECK ("last_seq" >= 1),
  ADD CONSTRAINT "incident_head_hash_check" CHECK (length("last_hash") = 64);

ALTER TABLE "incident_event"
  ADD CONSTRAINT "incident_event_seq_check" CHECK ("seq" >= 1),
  ADD CONSTRAINT "incident_event_hash_check" CHECK (length("hash") = 64 AND length("payload_digest") = 64),
  -- Words may go only together with their salt.
  ADD CONSTRAINT "incident_event_redaction_check" CHECK ("payload" IS NOT NULL OR "salt" IS NULL);

ALTER TABLE "incident"
  ADD CONSTRAINT "incident_number_check" CHECK ("number" >= 1),
  ADD CONSTRAINT "incident_responder_count_check" CHECK ("responder_count" >= 0);

-- The log takes nothing back: only payload and salt may be blanked.
CREATE FUNCTION "incident_event_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.salt IS NULL
      AND (NEW.incident_id, NEW.seq, NEW.type, NEW.occurred_at, NEW.recorded_at, NEW.actor, NEW.command_id, NEW.payload_digest, NEW.hash)
      IS NOT DISTINCT FROM
          (OLD.incident_id, OLD.seq, OLD.type, OLD.occurred_at, OLD.recorded_at, OLD.actor, OLD.command_id, OLD.payload_digest, OLD.hash)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'incident_event is append-only' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "incident_event_keep" BEFORE UPDATE OR DELETE ON "incident_event"
  FOR EACH ROW EXECUTE FUNCTION "incident_event_keep"();

-- Finding words in titles. A PostgreSQL without the extension searches too, only slower.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "incident_title_trgm_idx" ON "incident" USING gin ("title" gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
  RAISE NOTICE 'pg_trgm is not available: titles are searched without an index';
END
$$;
