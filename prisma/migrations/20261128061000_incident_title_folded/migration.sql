-- Titles in small letters: to fold a hundred thousand of them for each search took most of a second.
ALTER TABLE "incident" ADD COLUMN "title_folded" TEXT GENERATED ALWAYS AS (lower("title")) STORED;

-- As before, a PostgreSQL without the extension searches too, only slower.
DROP INDEX IF EXISTS "incident_title_trgm_idx";
DO $$
BEGIN
  CREATE INDEX "incident_title_trgm_idx" ON "incident" USING gin ("title_folded" gin_trgm_ops);
EXCEPTION WHEN undefined_object THEN
  RAISE NOTICE 'pg_trgm is not available: titles are searched without an index';
END
$$;

-- A trigger gives it its value.
ALTER TABLE "report_member" ALTER COLUMN "changed" DROP DEFAULT;
