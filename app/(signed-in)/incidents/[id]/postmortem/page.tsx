import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";

import { parseReading, READING_COOKIE } from "@/components/shell/reading";
import { LiveProvider } from "@/lib/client/live-provider";

import { openRoom } from "../open-room";
import { IncidentPostmortem } from "./incident-postmortem";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { snapshot } = await openRoom((await params).id, "/postmortem");
  return { title: `Postmortem of INC-${snapshot.state.number} ${snapshot.state.title}` };
}

/** The postmortem of one incident. */
export default async function PostmortemPage({ params }: Props) {
  const { id } = await params;
  const { actor, snapshot } = await openRoom(id, "/postmortem");
  const canonical = String(snapshot.state.number);
  if (id !== canonical) redirect(`/incidents/${canonical}/postmortem`);
  return (
    <LiveProvider me={{ id: actor.id, name: actor.name, role: actor.role }}>
      <IncidentPostmortem
        key={snapshot.state.incidentId}
        incidentId={snapshot.state.incidentId}
        snapshotJson={JSON.stringify(snapshot)}
        reading={parseReading((await cookies()).get(READING_COOKIE)?.value)}
      />
    </LiveProvider>
  );
}
