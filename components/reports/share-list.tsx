"use client";
import { useState } from "react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { revokeShare } from "@/lib/client/share-calls";
import type { ReportShare } from "@/lib/wire/report-shares";

import { filterText, periodText } from "./words";

export type ShareListProps = { shares: readonly ReportShare[]; onRevoked: (id: string) => void };

/** The links that are good now: of what, by whom, until when. */
export function ShareList({ shares, onRevoked }: ShareListProps) {
  const [pending, setPending] = useState<string | null>(null);
  if (shares.length === 0) return <p className="text-meta text-muted">There is no link that is good now.</p>;

  async function revoke(share: ReportShare) {
    setPending(share.id);
    const outcome = await revokeShare(share.id);
    setPending(null);
    if (outcome.ok || outcome.problem.code === "not_found") {
      toast({ tone: "success", title: "The link is revoked: it opens nothing any more." });
      onRevoked(share.id);
    } else toast({ tone: "danger", title: "The link is still good.", detail: outcome.problem.detail });
  }

  return (
    <section aria-label="Links">
      <h3 className="mb-1 text-meta font-medium text-muted">Links that are good now</h3>
      <ul className="rounded-md border border-line">
        {shares.map((share) => (
          <li
            key={share.id}
            className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0"
          >
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2 font-medium">
                <span className="min-w-0 truncate">{share.note === "" ? "No note" : share.note}</span>
                {share.population === "generated" && <Badge className="shrink-0">generated history</Badge>}
              </p>
              <p className="text-meta text-muted">
                {periodText(share.period)} · {filterText(share.filter)}
              </p>
              <p className="text-meta text-muted">
                by {share.createdBy} · ends on {share.expiresAt.slice(0, 10)}
              </p>
            </div>
            <Button pending={pending === share.id} onClick={() => void revoke(share)}>
              Revoke
              <span className="sr-only"> the link {share.note}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
