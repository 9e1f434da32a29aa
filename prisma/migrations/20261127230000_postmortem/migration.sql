-- CreateTable
CREATE TABLE "postmortem_document" (
    "incident_id" UUID NOT NULL,
    "last_number" INTEGER NOT NULL,
    "snapshot" BYTEA NOT NULL,
    "snapshot_number" INTEGER NOT NULL,
    "through_seq" INTEGER NOT NULL,
    "begun_by" JSONB NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_document_pkey" PRIMARY KEY ("incident_id")
);

-- CreateTable
CREATE TABLE "postmortem_update" (
    "incident_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "update" BYTEA NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_update_pkey" PRIMARY KEY ("incident_id","number")
);

-- CreateTable
CREATE TABLE "postmortem_version" (
    "incident_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "command_id" TEXT NOT NULL,
    "by" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "postmortem_version_pkey" PRIMARY KEY ("incident_id","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "postmortem_version_incident_id_command_id_key" ON "postmortem_version"("incident_id", "command_id");

-- AddForeignKey
ALTER TABLE "postmortem_update" ADD CONSTRAINT "postmortem_update_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "postmortem_document"("incident_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postmortem_version" ADD CONSTRAINT "postmortem_version_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "postmortem_document"("incident_id") ON DELETE CASCADE ON UPDATE CASCADE;
