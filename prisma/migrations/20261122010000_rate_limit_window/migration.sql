-- Counters live for minutes: the old ones are worth nothing under the new meaning.
DELETE FROM "rate_limit";

-- AlterTable
ALTER TABLE "rate_limit" DROP COLUMN "last_request",
ADD COLUMN     "resets_at" TIMESTAMPTZ(3) NOT NULL;

-- CreateIndex
CREATE INDEX "rate_limit_resets_at_idx" ON "rate_limit"("resets_at");
