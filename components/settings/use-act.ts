"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { toast } from "@/components/ui/toast";
import type { Outcome } from "@/lib/wire/problem";

export type Act = {
  /** What is under way, by the key it was started with. */
  pending: string | null;
  /** Does it, says what came of it, and renews the page. */
  act: <T>(
    key: string,
    work: () => Promise<Outcome<T>>,
    done: string | ((value: T) => void),
  ) => Promise<void>;
};

/** One small change at a time, from a button: no form, no confirmation that a toast cannot give. */
export function useAct(): Act {
  const router = useRouter();
  const [pending, setPending] = useState<string | null>(null);
  return {
    pending,
    async act(key, work, done) {
      if (pending !== null) return;
      setPending(key);
      const outcome = await work();
      setPending(null);
      if (!outcome.ok) {
        toast({ tone: "danger", title: "That was not done.", detail: outcome.problem.detail });
        return;
      }
      if (typeof done === "string") toast({ tone: "success", title: done });
      else done(outcome.value);
      router.refresh();
    },
  };
}
