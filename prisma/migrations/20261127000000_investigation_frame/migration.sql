-- CreateTable
CREATE TABLE "investigation_frame" (
    "investigation_id" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,
    "format" INTEGER NOT NULL,
    "input" BYTEA NOT NULL,
    "judgement" BYTEA,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "investigation_frame_pkey" PRIMARY KEY ("investigation_id")
);

-- CreateIndex
CREATE INDEX "investigation_frame_kept_at_idx" ON "investigation_frame"("kept_at");

-- What is packed already is not packed again.
ALTER TABLE "investigation_frame" ALTER COLUMN "input" SET STORAGE EXTERNAL;
ALTER TABLE "investigation_frame" ALTER COLUMN "judgement" SET STORAGE EXTERNAL;
