-- CreateTable
CREATE TABLE "report_share" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "question" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_share_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_share_token_hash_key" ON "report_share"("token_hash");

-- CreateIndex
CREATE INDEX "report_share_created_at_idx" ON "report_share"("created_at");
