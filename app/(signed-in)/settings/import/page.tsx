import type { Metadata } from "next";

import { ImportForm } from "@/components/settings/import-form";
import { ImportFormat } from "@/components/settings/import-format";
import { Section } from "@/components/settings/section";
import { can } from "@/lib/policy/can";
import { requireActor } from "@/lib/server/page-actor";

import { valueOrRefuse } from "../../value-or-refuse";
import { failure, success } from "@/lib/wire/problem";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage() {
  const actor = await requireActor("/settings/import");
  valueOrRefuse(
    can(actor, "import incidents")
      ? success(null)
      : failure("forbidden", "This needs the right to import incidents."),
  );
  return (
    <>
      <Section
        title="Import past incidents"
        lead="They count in reports like your own, are marked as backfilled, and each keeps its log. A file can be sent again: what is here already is left as it is."
      >
        <ImportForm />
      </Section>
      <Section title="The file" lead="One incident a line. Only external_id, title and one time are needed.">
        <ImportFormat />
      </Section>
    </>
  );
}
