import type { Metadata } from "next";
import { forbidden } from "next/navigation";

import { BackendList } from "@/components/settings/backend-list";
import { ConnectAlertmanager } from "@/components/settings/connect-alertmanager";
import { ConnectSource } from "@/components/settings/connect-source";
import { PageRenewal } from "@/components/settings/page-renewal";
import { RefusalList } from "@/components/settings/refusal-list";
import { Section } from "@/components/settings/section";
import { SampleStorage } from "@/components/settings/sample-storage";
import { SenderTable } from "@/components/settings/sender-table";
import { StorageLine } from "@/components/settings/storage-line";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { can } from "@/lib/policy/can";
import { readArrivals } from "@/lib/verbs/read-arrivals";

import { valueOrRefuse } from "../../value-or-refuse";

export const metadata: Metadata = { title: "Telemetry sources" };

const RENEWED_MS = 5_000;

export default async function SourcesPage() {
  const actor = await requireActor("/settings/sources");
  if (!can(actor, "read telemetry")) forbidden();
  const present = runtime();
  const ctx = verbContext(present, actor);
  const { senders, refused, backends, storage } = valueOrRefuse(await readArrivals(ctx));
  const samplesBytes = await ctx.samples.storedBytes();
  const nowMs = ctx.now().getTime();
  return (
    <>
      <PageRenewal everyMs={RENEWED_MS} />
      <Section title="What arrives" lead="What each service sent here over the last minute.">
        <SenderTable
          senders={senders}
          hasKept={storage !== null && storage.oldestAt !== null}
          nowMs={nowMs}
        />
      </Section>
      {refused.length > 0 && (
        <Section
          title="What was refused"
          lead="The last of each sender and signal, in whole or in part, since this node started."
        >
          <RefusalList refused={refused} nowMs={nowMs} />
        </Section>
      )}
      {backends.length > 0 && (
        <Section title="Backends of your own" lead="Read when somebody looks, never copied.">
          <BackendList backends={backends} nowMs={nowMs} />
        </Section>
      )}
      <Section title="Storage">
        <StorageLine storage={storage} nowMs={nowMs} />
      </Section>
      {samplesBytes !== null && (
        <Section title="Telemetry of samples" lead="Kept apart: it is in none of the figures above.">
          <SampleStorage bytes={samplesBytes} />
        </Section>
      )}
      <Section
        title="Connect a source"
        lead="Any OpenTelemetry Collector or SDK is a source as it is: give it this address and a token."
      >
        <ConnectSource origin={present.environment.origin} />
      </Section>
      <Section
        title="Connect alerts"
        lead="An alert of Prometheus's Alertmanager opens an incident or joins the one that it belongs to, and has it investigated."
      >
        <ConnectAlertmanager origin={present.environment.origin} />
      </Section>
    </>
  );
}
