import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";

import { parseReading, READING_COOKIE } from "@/components/war-room/reading";
import { LiveProvider } from "@/lib/client/live-provider";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { readRoom } from "@/lib/verbs/read-room";

import { readSearch, type SearchParams } from "../../../search-params";
import { valueOrRefuse } from "../../value-or-refuse";
import { IncidentRoom } from "./incident-room";

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams };

/** The incident that an address names: by its number, as people do, or by its id. */
const openRoom = cache(async (name: string, search: string) => {
  const actor = await requireActor(`/incidents/${encodeURIComponent(name)}${search}`);
  if (actor.kind === "machine") notFound();
  const ctx = verbContext(runtime(), actor);
  const [, digits] = /^(?:INC-)?([1-9]\d{0,8})$/i.exec(name) ?? [];
  const incidentId = digits ? await ctx.incidents.idOfNumber(Number(digits)) : uuidIn(name);
  const snapshot = valueOrRefuse(await readRoom(ctx, incidentId ?? notFound()));
  return { actor, snapshot, nowMs: ctx.now().getTime() };
});

function uuidIn(name: string): string | null {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name) ? name.toLowerCase() : null;
}

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
  const { actor, snapshot, nowMs } = await openRoom(id, search);
  const canonical = String(snapshot.state.number);
  if (id !== canonical) redirect(`/incidents/${canonical}${search}`);
  return (
    <LiveProvider me={{ id: actor.id, name: actor.name, role: actor.role }}>
      <IncidentRoom
        key={snapshot.state.incidentId}
        incidentId={snapshot.state.incidentId}
        snapshotJson={JSON.stringify(snapshot)}
        reading={parseReading((await cookies()).get(READING_COOKIE)?.value)}
        serverNowMs={nowMs}
      />
    </LiveProvider>
  );
}
