import type { Metadata } from "next";
import Link from "next/link";

import { PlainPage } from "@/components/shell/plain-page";
import { ClosedLinkNotice } from "@/components/sign-in/closed-link";
import { InviteForm } from "@/components/sign-in/invite-form";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { lookUpInvitation } from "@/lib/verbs/look-up-invitation";
import type { InvitationState } from "@/lib/wire/people";

import { readSearch, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

/** Opened from an invitation's link. Looking changes nothing: only joining spends it. */
export default async function InvitePage({ searchParams }: { searchParams: SearchParams }) {
  const token = (await readSearch(searchParams)).get("token") ?? "";
  const looked = await lookUpInvitation(verbContext(runtime(), null), { token });
  return <Invitation token={token} invitation={looked.ok ? looked.value : { state: "unknown" }} />;
}

function Invitation({ token, invitation }: { token: string; invitation: InvitationState }) {
  if (invitation.state === "open")
    return (
      <PlainPage
        title="Join Parallax"
        lead={`${invitation.invitedBy} invites you as ${article(invitation.role)} ${invitation.role}.`}
      >
        <InviteForm token={token} email={invitation.email} />
      </PlainPage>
    );
  return (
    <PlainPage title="This invitation opens nothing">
      <ClosedLinkNotice state={invitation.state}>
        {invitation.state === "used"
          ? "If it was you, sign in with the password that you chose."
          : "Ask whoever invited you for a new one."}
      </ClosedLinkNotice>
      <p className="mt-4">
        <Link href="/sign-in" className="text-link hover:underline">
          Sign in
        </Link>
      </p>
    </PlainPage>
  );
}

const article = (word: string) => (/^[aeiou]/.test(word) ? "an" : "a");
