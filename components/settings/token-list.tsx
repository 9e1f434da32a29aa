"use client";
import { KeyRound } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Timestamp } from "@/components/ui/timestamp";
import { revokeToken } from "@/lib/client/people-calls";
import type { TokenSummary } from "@/lib/wire/people";

import { scopeWords } from "./token-words";
import { useAct } from "./use-act";

/** My tokens that still work, or did until they ran out. */
export function TokenList({ tokens, nowMs }: { tokens: readonly TokenSummary[]; nowMs: number }) {
  const { pending, act } = useAct();
  if (tokens.length === 0)
    return (
      <EmptyState
        icon={KeyRound}
        title="No tokens"
        className="rounded-md border border-dashed border-line py-8"
      >
        Make one for each program that reads or writes incidents, so that each can be revoked alone.
      </EmptyState>
    );
  return (
    <ul className="rounded-md border border-line">
      {tokens.map((token) => (
        <li
          key={token.id}
          className="flex min-h-14 items-center gap-3 border-b border-line px-4 py-2 last:border-b-0"
        >
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <span className="truncate font-medium">{token.name}</span>
              {token.scopes.map((scope) => (
                <Badge key={scope}>{scopeWords[scope].word}</Badge>
              ))}
            </p>
            <p className="text-meta text-muted">
              {"made "}
              <Timestamp at={token.createdAt} now={nowMs} />
              {token.lastUsedAt ? (
                <>
                  {" · last used "}
                  <Timestamp at={token.lastUsedAt} now={nowMs} />
                </>
              ) : (
                " · never used"
              )}
              {" · "}
              <Ending expiresAt={token.expiresAt} nowMs={nowMs} />
            </p>
          </div>
          <Button
            pending={pending === token.id}
            onClick={() => void act(token.id, () => revokeToken(token.id), `“${token.name}” is revoked.`)}
          >
            Revoke
            <span className="sr-only"> {token.name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Ending({ expiresAt, nowMs }: { expiresAt: string | null; nowMs: number }) {
  if (!expiresAt) return "does not end";
  const over = Date.parse(expiresAt) <= nowMs;
  return (
    <span className={over ? "text-warning" : undefined}>
      {over ? "ended " : "ends "}
      <Timestamp at={expiresAt} now={nowMs} />
    </span>
  );
}
