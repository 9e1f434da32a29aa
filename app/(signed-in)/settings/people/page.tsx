import type { Metadata } from "next";

import { InvitationList } from "@/components/settings/invitation-list";
import { InvitePersonForm } from "@/components/settings/invite-person-form";
import { PeopleList } from "@/components/settings/people-list";
import { RenewOnReturn } from "@/components/settings/renew-on-return";
import { Section } from "@/components/settings/section";
import { grantableRoles } from "@/lib/policy/people-rules";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { listInvitations } from "@/lib/verbs/list-invitations";
import { listPeople } from "@/lib/verbs/list-people";

import { valueOrRefuse } from "../../value-or-refuse";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await requireActor("/settings/people");
  const ctx = verbContext(runtime(), actor);
  const { invitations } = valueOrRefuse(await listInvitations(ctx));
  const { people } = valueOrRefuse(await listPeople(ctx));
  const grantable = grantableRoles(actor);
  const nowMs = ctx.now().getTime();
  return (
    <>
      <RenewOnReturn />
      <Section
        title="Invite somebody"
        lead="You get a link to hand over; they choose their name and password."
      >
        <InvitePersonForm roles={grantable} />
      </Section>
      {invitations.length > 0 && (
        <Section title="Pending invitations">
          <InvitationList invitations={invitations} nowMs={nowMs} />
        </Section>
      )}
      <Section title="People" lead="A change takes effect at once, also in rooms that are open.">
        <PeopleList people={people} meId={actor.id} grantable={grantable} />
      </Section>
    </>
  );
}
