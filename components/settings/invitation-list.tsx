"use client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Timestamp } from "@/components/ui/timestamp";
import { revokeInvitation } from "@/lib/client/people-calls";
import type { InvitationSummary } from "@/lib/wire/people";

import { roleWords } from "./role-words";
import { useAct } from "./use-act";

/** Invitations that nobody has accepted yet. */
export function InvitationList({
  invitations,
  nowMs,
}: {
  invitations: readonly InvitationSummary[];
  nowMs: number;
}) {
  const { pending, act } = useAct();
  return (
    <ul className="rounded-md border border-line">
      {invitations.map(({ id, email, role, invitedBy, createdAt, expiresAt, expired }) => (
        <li
          key={id}
          className="flex min-h-12 items-center gap-3 border-b border-line px-4 py-2 last:border-b-0"
        >
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <span className="truncate font-medium">{email}</span>
              <Badge>{roleWords[role].word}</Badge>
              {expired && <Badge tone="warning">Expired</Badge>}
            </p>
            <p className="text-meta text-muted">
              {`invited by ${invitedBy} `}
              <Timestamp at={createdAt} now={nowMs} />
              {expired ? " · expired " : " · expires "}
              <Timestamp at={expiresAt} now={nowMs} />
            </p>
          </div>
          <Button
            pending={pending === id}
            onClick={() => void act(id, () => revokeInvitation(id), `The invitation of ${email} is revoked.`)}
          >
            Revoke
            <span className="sr-only"> the invitation of {email}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
