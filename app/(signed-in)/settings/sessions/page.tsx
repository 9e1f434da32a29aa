import type { Metadata } from "next";

import { Section } from "@/components/settings/section";
import { SessionList } from "@/components/settings/session-list";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { listSessions } from "@/lib/verbs/list-sessions";

import { valueOrRefuse } from "../../value-or-refuse";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const actor = await requireActor("/settings/sessions");
  const ctx = verbContext(runtime(), actor);
  const { sessions } = valueOrRefuse(await listSessions(ctx, actor.id));
  return (
    <Section
      title="Sessions"
      lead="Where you are signed in. If you do not know one, sign it out and change your password."
    >
      <SessionList sessions={sessions} nowMs={ctx.now().getTime()} />
    </Section>
  );
}
