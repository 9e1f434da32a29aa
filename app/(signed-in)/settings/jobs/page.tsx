import type { Metadata } from "next";

import { FailedJobList } from "@/components/settings/failed-job-list";
import { Section } from "@/components/settings/section";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { listFailedJobs } from "@/lib/verbs/list-failed-jobs";

import { valueOrRefuse } from "../../value-or-refuse";

export const metadata: Metadata = { title: "Jobs" };

export default async function JobsPage() {
  const ctx = verbContext(runtime(), await requireActor("/settings/jobs"));
  const { jobs } = valueOrRefuse(await listFailedJobs(ctx));
  return (
    <Section
      title="Jobs that failed"
      lead="What could not be done however often it was tried, for the last 30 days. The incident's log says so too."
    >
      <FailedJobList jobs={jobs} nowMs={ctx.now().getTime()} />
    </Section>
  );
}
