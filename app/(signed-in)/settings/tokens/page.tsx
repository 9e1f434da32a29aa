import type { Metadata } from "next";

import { Section } from "@/components/settings/section";
import { TokenForm } from "@/components/settings/token-form";
import { TokenList } from "@/components/settings/token-list";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { listApiTokens } from "@/lib/verbs/list-api-tokens";

import { valueOrRefuse } from "../../value-or-refuse";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const actor = await requireActor("/settings/tokens");
  const ctx = verbContext(runtime(), actor);
  const { tokens } = valueOrRefuse(await listApiTokens(ctx));
  return (
    <>
      <Section title="New token" lead="A program acts in your name with it, and never beyond your role.">
        <TokenForm />
      </Section>
      <Section title="Your tokens">
        <TokenList tokens={tokens} nowMs={ctx.now().getTime()} />
      </Section>
    </>
  );
}
