import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Suspense } from "react";

import { PlainPage } from "@/components/shell/plain-page";
import { OidcButton } from "@/components/sign-in/oidc-button";
import { OidcFailure } from "@/components/sign-in/oidc-failure";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import type { Oidc } from "@/lib/server/auth-oidc";
import { pageActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { nextPath } from "@/lib/wire/next-path";

import { readSearch, type SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await readSearch(searchParams);
  const next = nextPath(search.get("next"));
  if (await pageActor()) redirect(next);
  const { oidc } = runtime();
  const error = search.get("error");
  return (
    <PlainPage title="Sign in to Parallax">
      <SignInForm
        next={next}
        notice={
          error !== null && <OidcFailure error={error} provider={oidc?.name ?? "The identity provider"} />
        }
      />
      {oidc && (
        <>
          <p className="my-4 flex items-center gap-3 text-meta text-subtle before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or
          </p>
          <Suspense fallback={<OidcButton provider={{ name: oidc.name, reachable: true }} next={next} />}>
            <Provider oidc={oidc} next={next} />
          </Suspense>
        </>
      )}
    </PlainPage>
  );
}

/** Whether the provider answers may take seconds to learn: the page does not wait for it. */
async function Provider({ oidc, next }: { oidc: Oidc; next: string }) {
  return <OidcButton provider={{ name: oidc.name, reachable: await oidc.isReachable() }} next={next} />;
}
