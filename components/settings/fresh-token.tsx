"use client";
import Link from "next/link";
import { type ReactNode, useState } from "react";

import { Button } from "@/components/ui/button";
import { createToken } from "@/lib/client/people-calls";
import type { Scope } from "@/lib/policy/abilities";

import { TOKEN_PLACEHOLDER } from "./collector-text";
import { useAct } from "./use-act";

type Props = {
  /** All that the token may do. */
  scope: Scope;
  name: string;
  /** What the button says. */
  make: string;
  /** What the token can do, as the end of a sentence. */
  can: string;
  /** Drawn with the token, or with what stands for one. */
  children: (token: string) => ReactNode;
};

/** Makes a token that can do one thing, and fills it into what is to be copied. */
export function FreshToken({ scope, name, make, can, children }: Props) {
  const { pending, act } = useAct();
  const [secret, setSecret] = useState<string | null>(null);

  async function mint() {
    await act(
      "token",
      () => createToken({ name, scopes: [scope], expiresInDays: null }),
      (made) => setSecret(made.secret),
    );
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" pending={pending !== null} onClick={() => void mint()}>
          {secret === null ? make : "Make another token"}
        </Button>
        <p className="min-w-0 flex-1 text-meta text-muted">
          {secret !== null ? (
            `It is filled in below, and not shown again after you leave. It can ${can} and nothing else.`
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
      {children(secret ?? TOKEN_PLACEHOLDER)}
    </div>
  );
}
