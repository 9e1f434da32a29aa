"use client";
import { MonitorSmartphone } from "lucide-react";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Timestamp } from "@/components/ui/timestamp";
import { endAllSessions, endSession } from "@/lib/client/people-calls";
import type { SessionSummary } from "@/lib/wire/people";

import { useAct } from "./use-act";
import { deviceName } from "./user-agent";

const EVERYWHERE = "everywhere";

/** Where I am signed in; this device first. */
export function SessionList({ sessions, nowMs }: { sessions: readonly SessionSummary[]; nowMs: number }) {
  const { pending, act } = useAct();
  const ordered = [...sessions].sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <>
      <ul className="rounded-md border border-line">
        {ordered.map((session) => {
          const device = deviceName(session.userAgent);
          return (
            <li
              key={session.id}
              className="flex min-h-14 items-center gap-3 border-b border-line px-4 py-2 last:border-b-0"
            >
              <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-subtle" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 font-medium">
                  <span title={session.userAgent ?? undefined}>{device}</span>
                  {session.current && <Badge tone="accent">This device</Badge>}
                </p>
                <p className="text-meta text-muted">
                  {session.address ?? "unknown address"}
                  {session.current ? (
                    " · in use now"
                  ) : (
                    <>
                      {" · last seen "}
                      <Timestamp at={session.lastActiveAt} now={nowMs} />
                    </>
                  )}
                  {" · signed in "}
                  <Timestamp at={session.createdAt} now={nowMs} />
                </p>
              </div>
              {!session.current && (
                <Button
                  pending={pending === session.id}
                  onClick={() =>
                    void act(session.id, () => endSession(session.id), `${device} is signed out.`)
                  }
                >
                  Sign out
                  <span className="sr-only"> {device}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div className="mt-4">
        <Button
          pending={pending === EVERYWHERE}
          onClick={() => void act(EVERYWHERE, endAllSessions, () => window.location.assign("/sign-in"))}
        >
          Sign out everywhere
        </Button>
        <p className="mt-1.5 text-meta text-subtle">This device too. Open rooms close at once.</p>
      </div>
    </>
  );
}
