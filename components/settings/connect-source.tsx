"use client";
import Link from "next/link";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { createToken } from "@/lib/client/people-calls";
import { scopes } from "@/lib/policy/abilities";

import { collectorConfiguration, sdkEnvironment, TOKEN_PLACEHOLDER } from "./collector-text";
import { CopyBlock } from "./copy-block";
import { useAct } from "./use-act";

/** What a sender's token may do: send, and nothing else. */
const SENDING: string = "ingest";
const sending = scopes.filter((scope): boolean => scope === SENDING);

/** How to point a Collector or an SDK at us, with a token filled in once it is made. */
export function ConnectSource({ origin }: { origin: string }) {
  const { pending, act } = useAct();
  const [secret, setSecret] = useState<string | null>(null);
  const target = { origin, token: secret ?? TOKEN_PLACEHOLDER };

  async function make() {
    await act(
      "token",
      () => createToken({ name: "Telemetry sender", scopes: sending, expiresInDays: null }),
      (made) => setSecret(made.secret),
    );
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        {sending.length > 0 && (
          <Button variant="primary" pending={pending !== null} onClick={() => void make()}>
            {secret === null ? "Make a token for a sender" : "Make another token"}
          </Button>
        )}
        <p className="min-w-0 flex-1 text-meta text-muted">
          {secret !== null ? (
            "It is filled in below, and not shown again after you leave. It can send telemetry and nothing else."
          ) : (
            <>
              A sender shows who it is with an{" "}
              <Link href="/settings/tokens" className="text-link underline">
                API token
              </Link>{" "}
              in place of <code>{TOKEN_PLACEHOLDER}</code>.
            </>
          )}
        </p>
      </div>
      <CopyBlock label="OpenTelemetry Collector" text={collectorConfiguration(target)} />
      <CopyBlock label="Environment of an OpenTelemetry SDK" text={sdkEnvironment(target)} />
    </div>
  );
}
