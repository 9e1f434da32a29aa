import type { Metadata } from "next";

import { Gallery } from "@/components/samples/gallery";
import { Page } from "@/components/shell/page";
import { can } from "@/lib/policy/can";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { lookAtSamples } from "@/lib/verbs/look-at-samples";

import { valueOrRefuse } from "../value-or-refuse";

export const metadata: Metadata = { title: "Samples" };

/** Incidents to try Parallax on. */
export default async function SamplesPage() {
  const actor = await requireActor("/samples");
  const gallery = valueOrRefuse(await lookAtSamples(verbContext(runtime(), actor)));
  return (
    <Page title="Samples">
      <Gallery
        initial={gallery}
        mayRun={can(actor, "declare incidents")}
        mayRemove={can(actor, "remove samples")}
      />
    </Page>
  );
}
