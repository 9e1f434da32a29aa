import type { Metadata } from "next";

import { SharedReport } from "@/components/reports/shared-report";
import { PlainPage } from "@/components/shell/plain-page";
import { openSharedPage } from "@/lib/server/page-share";

/** The address is the key: nobody is to index it, and no other site is to hear of it. */
export const metadata: Metadata = {
  title: "Reliability report",
  referrer: "no-referrer",
  robots: { index: false, follow: false, noarchive: true },
};

const closed = {
  unknown: "This link is not one of ours.",
  expired: "This link has expired.",
  revoked: "This link has been revoked.",
} as const;

/** A report for whoever holds its link, signed in or not. */
export default async function SharedReportPage({ params }: { params: Promise<{ token: string }> }) {
  const opened = await openSharedPage((await params).token);
  if (opened.ok && opened.value.state === "open") return <SharedReport shared={opened.value} />;
  return (
    <PlainPage
      title="This link opens no report"
      lead={
        opened.ok && opened.value.state !== "open"
          ? `${closed[opened.value.state]} Ask whoever gave it to you for a new one.`
          : "Too many attempts from here: try again in a few minutes."
      }
    />
  );
}
