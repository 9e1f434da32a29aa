import type { Metadata } from "next";

import { FollowUpKeys } from "@/components/follow-ups/follow-up-keys";
import { FollowUpList } from "@/components/follow-ups/follow-up-list";
import { FollowUpsEmpty } from "@/components/follow-ups/follow-ups-empty";
import { FollowUpsToolbar } from "@/components/follow-ups/follow-ups-toolbar";
import { Page } from "@/components/shell/page";
import { can } from "@/lib/policy/can";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { listFollowUps } from "@/lib/verbs/list-follow-ups";
import { everyFollowUp, followUpsHref, parseFollowUps } from "@/lib/wire/follow-ups";

import { readSearch, type SearchParams } from "../../search-params";
import { valueOrRefuse } from "../value-or-refuse";

export const metadata: Metadata = { title: "Follow-ups" };

/** What incidents have left to do, of all that this person may see. */
export default async function FollowUpsPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await readSearch(searchParams);
  const filter = parseFollowUps(search);
  const actor = await requireActor(followUpsHref(filter));
  const ctx = verbContext(runtime(), actor);
  const page = valueOrRefuse(await listFollowUps(ctx, { filter, after: search.get("after") ?? undefined }));
  const { count, overdueCount } = page;
  return (
    <Page
      title="Follow-ups"
      meta={
        <>
          <span className="tabular-nums">{count} open</span>
          {overdueCount > 0 && (
            <span className="font-medium text-danger tabular-nums">{overdueCount} overdue</span>
          )}
        </>
      }
      toolbar={<FollowUpsToolbar filter={filter} />}
    >
      <FollowUpKeys />
      {page.followUps.length > 0 ? (
        <FollowUpList
          page={page}
          filter={filter}
          me={{ id: actor.id, name: actor.name }}
          mayAct={can(actor, "take part in incidents")}
        />
      ) : (
        <FollowUpsEmpty narrowed={followUpsHref(filter) !== followUpsHref(everyFollowUp)} />
      )}
    </Page>
  );
}
