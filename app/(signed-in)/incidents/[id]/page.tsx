import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";

import { parseReading, READING_COOKIE } from "@/components/shell/reading";
import { LiveProvider } from "@/lib/client/live-provider";

import { readSearch, type SearchParams } from "../../../search-params";
import { IncidentRoom } from "./incident-room";
import { openRoom } from "./open-room";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

async function searchOf(searchParams: SearchParams): Promise<string> {
  const search = (await readSearch(searchParams)).toString();
  return search === "" ? "" : `?${search}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { snapshot } = await openRoom((await params).id, await searchOf(searchParams));
  return { title: `INC-${snapshot.state.number} ${snapshot.state.title}` };
}

/** The war room of one incident. */
export default async function IncidentPage({ params, searchParams }: Props) {
  const { id } = await params;
  const search = await searchOf(searchParams);
  const { actor, snapshot, uninvestigable, nowMs } = await openRoom(id, search);
  const canonical = String(snapshot.state.number);
  if (id !== canonical) redirect(`/incidents/${canonical}${search}`);
  return (
    <LiveProvider me={{ id: actor.id, name: actor.name, role: actor.role }}>
      <IncidentRoom
        key={snapshot.state.incidentId}
        incidentId={snapshot.state.incidentId}
        snapshotJson={JSON.stringify(snapshot)}
        reading={parseReading((await cookies()).get(READING_COOKIE)?.value)}
        uninvestigable={uninvestigable}
        serverNowMs={nowMs}
      />
    </LiveProvider>
  );
}
