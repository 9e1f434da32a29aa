"use client";

import { Check, ChevronDown, Download, Eye, Undo2 } from "lucide-react";
import { useState } from "react";

import { Button, buttonClass } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { toast } from "@/components/ui/toast";
import { setPostmortemState } from "@/lib/client/postmortem-calls";
import { useRoomActions } from "@/lib/client/room-context";
import { useCommands } from "@/lib/client/use-commands";
import type { Postmortem } from "@/lib/timeline/state";
import type { PostmortemState } from "@/lib/timeline/vocabulary";

const fetchExportMenu = async () => (await import("./export-menu")).ExportMenu;

const moves = {
  review: {
    to: "in_review",
    words: "Ask for review",
    icon: Eye,
    done: "It is in review. This version is kept.",
  },
  publish: { to: "published", words: "Publish", icon: Check, done: "Published. This version is kept." },
  again: { to: "published", words: "Publish again", icon: Check, done: "Published. This version is kept." },
  back: {
    to: "draft",
    words: "Back to draft",
    icon: Undo2,
    done: "It is a draft again. Kept versions stay.",
  },
} as const satisfies Record<string, { to: PostmortemState; words: string; icon: typeof Eye; done: string }>;

const offered = {
  draft: ["review", "publish"],
  in_review: ["back", "publish"],
  published: ["back", "again"],
} as const satisfies Record<PostmortemState, readonly (keyof typeof moves)[]>;

export interface StateActionsProps {
  incidentId: string;
  postmortem: Postmortem;
}

/** What moves a postmortem on, the likeliest last, and the ways to take it along. */
export function StateActions({ incidentId, postmortem: { state } }: StateActionsProps) {
  const { mayAct } = useRoomActions();
  const [moving, setMoving] = useState<PostmortemState | null>(null);
  const move = async ({ to, done }: (typeof moves)[keyof typeof moves]) => {
    setMoving(to);
    const outcome = await setPostmortemState(incidentId, to);
    setMoving(null);
    if (outcome.ok) toast({ title: done });
    else toast({ tone: "danger", title: outcome.problem.detail, detail: "Nothing was changed." });
  };
  const choices = mayAct ? offered[state].map((name) => moves[name]) : [];
  useCommands(
    choices.map((choice) => ({
      id: `postmortem.${choice.to}`,
      title: `Postmortem: ${choice.words}`,
      group: "This postmortem",
      run: () => void move(choice),
    })),
  );
  return (
    <span className="flex items-center gap-1.5 print:hidden">
      <LazyMenu
        fetchMenu={fetchExportMenu}
        menuProps={{ incidentId }}
        className={buttonClass({ variant: "ghost" })}
      >
        <Download aria-hidden />
        <span className="max-tablet:sr-only">Export</span>
        <ChevronDown aria-hidden className="max-tablet:hidden" />
      </LazyMenu>
      {choices.map((choice, index) => (
        <Button
          key={choice.words}
          variant={index === choices.length - 1 && state !== "published" ? "primary" : "secondary"}
          pending={moving === choice.to}
          onClick={() => void move(choice)}
        >
          <choice.icon aria-hidden className="max-tablet:hidden" />
          {choice.words}
        </Button>
      ))}
    </span>
  );
}
