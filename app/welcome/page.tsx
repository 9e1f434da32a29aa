import type { Metadata } from "next";
import Link from "next/link";

import { PlainPage } from "@/components/shell/plain-page";
import { ClosedLinkNotice } from "@/components/sign-in/closed-link";
import { FirstOwnerForm, OwnerEntry } from "@/components/sign-in/welcome-form";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { lookUpSignInLink } from "@/lib/verbs/look-up-sign-in-link";
import type { SignInLinkState } from "@/lib/wire/people";

import { readSearch, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

/** Opened from the link that the start command prints. Looking changes nothing: only the button spends the link. */
export default async function WelcomePage({ searchParams }: { searchParams: SearchParams }) {
  const token = (await readSearch(searchParams)).get("token") ?? "";
  const looked = await lookUpSignInLink(verbContext(runtime(), null), { token });
  return <Welcome token={token} link={looked.ok ? looked.value : { state: "unknown" }} />;
}

function Welcome({ token, link }: { token: string; link: SignInLinkState }) {
  switch (link.state) {
    case "first_owner":
      return (
        <PlainPage title="Welcome to Parallax" lead="You are the first here: the owner, who lets others in.">
          <FirstOwnerForm token={token} />
        </PlainPage>
      );
    case "owner":
      return (
        <PlainPage title={`Welcome back, ${link.name}`} lead="This link signs the owner in, once.">
          <OwnerEntry token={token} name={link.name} />
        </PlainPage>
      );
    case "used":
    case "expired":
    case "revoked":
    case "unknown":
      return (
        <PlainPage title="This link opens nothing">
          <ClosedLinkNotice state={link.state}>
            Run <code className="select-all">npm run up</code> where Parallax is installed: it prints a new
            one.
          </ClosedLinkNotice>
          <p className="mt-4">
            <Link href="/sign-in" className="text-link hover:underline">
              Sign in with your e-mail and password
            </Link>
          </p>
        </PlainPage>
      );
  }
}
