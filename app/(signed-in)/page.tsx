import { Plus, WifiOff } from "lucide-react";
import type { Metadata } from "next";

import { IncidentList } from "@/components/incidents/incident-list";
import { NoIncidents, NoMatches } from "@/components/incidents/list-empty";
import { ListKeys } from "@/components/incidents/list-keys";
import { ListLive } from "@/components/incidents/list-live";
import { ListToolbar } from "@/components/incidents/list-toolbar";
import { CommandButton } from "@/components/palette/command-button";
import { Page } from "@/components/shell/page";
import { buttonClass } from "@/components/ui/button";
import { can } from "@/lib/policy/can";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { listIncidents } from "@/lib/verbs/list-incidents";
import { everyIncident, listHref, parseFilter } from "@/lib/wire/incident-list";

import { readSearch, type SearchParams } from "../search-params";
import { valueOrRefuse } from "./value-or-refuse";

export const metadata: Metadata = { title: "Incidents" };

/** Every incident that this person may see, the active ones first. */
export default async function IncidentsPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = parseFilter(await readSearch(searchParams));
  const actor = await requireActor(listHref(filter));
  const ctx = verbContext(runtime(), actor);
  const page = valueOrRefuse(await listIncidents(ctx, { filter }));
  const narrowed = listHref(filter) !== listHref(everyIncident);
  return (
    <Page
      title="Incidents"
      meta={
        <ListLive>
          <WifiOff aria-hidden className="size-3.5" />
          Not live
        </ListLive>
      }
      toolbar={<ListToolbar filter={filter} personId={actor.id} />}
    >
      <ListKeys />
      {page.incidents.length > 0 ? (
        <IncidentList page={page} filter={filter} nowMs={ctx.now().getTime()} />
      ) : narrowed ? (
        <NoMatches />
      ) : (
        <NoIncidents declare={can(actor, "declare incidents") && <DeclareButton />} />
      )}
    </Page>
  );
}

function DeclareButton() {
  return (
    <CommandButton command="declare" keys="c" className={buttonClass({ variant: "primary" })}>
      <Plus aria-hidden />
      Declare an incident
    </CommandButton>
  );
}
