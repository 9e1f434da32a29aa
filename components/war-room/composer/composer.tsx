"use client";

import { CornerDownLeft, Slash } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/cn";
import { randomId } from "@/lib/client/random-id";
import { useRoomActions } from "@/lib/client/room-context";
import { useCommands } from "@/lib/client/use-commands";
import { NOTE_LIMIT } from "@/lib/timeline/limits";
import { readTyped } from "@/lib/timeline/slash-commands";

import { SuggestionList } from "./suggestion-list";
import { useKeptText } from "./use-kept-text";
import { useSuggestions } from "./use-suggestions";

/** From here on the length is shown. */
const SHOW_LENGTH_FROM = NOTE_LIMIT - 2_000;

const isTouch = () => window.matchMedia("(pointer: coarse)").matches;

/** Where people write: Markdown, slash commands, mentions. Sends at once, and keeps what cannot be sent yet. */
export function Composer({ offline }: { offline: boolean }) {
  const actions = useRoomActions();
  const { incidentId, me, people, zone, append, open } = actions;
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [text, setText] = useKeptText(incidentId);
  const [problem, setProblem] = useState<string | null>(null);
  const suggestions = useSuggestions({ field, text, setText, people });
  const offers = suggestions.items.length > 0;

  const write = (next: string) => {
    setText(next);
    setProblem(null);
  };
  const send = () => {
    const clock = { zone, nowMs: Date.now() };
    const typed = readTyped(text, { clock, me, people, newId: randomId });
    if (typed.kind === "problem") {
      setProblem(typed.detail);
      return;
    }
    if (typed.kind === "draft") append(typed.draft);
    if (typed.kind === "form" && typed.form === "update") open({ kind: "update", conditions: typed.text });
    if (typed.kind === "form" && typed.form === "investigate")
      open({ kind: "investigate", question: typed.text });
    if (typed.kind === "form" && typed.form === "milestone") {
      const { milestone, at } = typed;
      open({ kind: "milestone", ...(milestone && { milestone }), ...(at !== undefined && { at }) });
    }
    write("");
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (suggestions.onKey(event)) {
      event.preventDefault();
      return;
    }
    const held = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && (held || (!event.shiftKey && !isTouch()))) {
      event.preventDefault();
      send();
    }
    if (event.key === "Escape") field.current?.blur();
  };

  useCommands([
    {
      id: "composer.focus",
      title: "Write a note",
      group: "This incident",
      shortcut: "n",
      keywords: ["comment", "message"],
      run: () => field.current?.focus(),
    },
  ]);

  return (
    <form
      className="relative shrink-0 border-t border-line px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {offers && (
        <SuggestionList
          id={id}
          items={suggestions.items}
          active={suggestions.active}
          onPick={suggestions.pick}
        />
      )}
      <div className="flex items-end gap-1.5 rounded-md border border-line-control bg-sunken transition-colors focus-within:border-link focus-within:outline-1 focus-within:outline-link">
        <Textarea
          ref={field}
          rows={1}
          value={text}
          aria-label="Write a note"
          aria-autocomplete="list"
          aria-controls={offers ? id : undefined}
          aria-activedescendant={offers ? `${id}-${suggestions.active}` : undefined}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          placeholder={
            offline ? "Write on: it is sent when the connection is back" : "Write a note, or / for commands"
          }
          onChange={(event) => {
            write(event.target.value);
            suggestions.onCaret(event.target.selectionStart);
          }}
          onSelect={(event) => suggestions.onCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          className="min-h-8 flex-1 resize-none! border-transparent bg-transparent hover:border-transparent focus-visible:border-transparent focus-visible:outline-none"
        />
        <IconButton
          label="Commands"
          size="sm"
          className="mb-1"
          onClick={() => {
            write("/");
            suggestions.onCaret(1);
            field.current?.focus();
          }}
        >
          <Slash aria-hidden />
        </IconButton>
        <Button
          type="submit"
          variant={text.trim() === "" ? "ghost" : "primary"}
          size="sm"
          className="mr-1 mb-1"
          disabled={text.trim() === ""}
        >
          <CornerDownLeft aria-hidden />
          Send
        </Button>
      </div>
      {problem && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-meta text-danger">
          {problem}
        </p>
      )}
      {text.length > SHOW_LENGTH_FROM && (
        <p
          className={cn(
            "mt-1 text-right text-meta tabular-nums",
            text.length > NOTE_LIMIT ? "font-medium text-danger" : "text-subtle",
          )}
        >
          {text.length.toLocaleString("en")} of {NOTE_LIMIT.toLocaleString("en")}
        </p>
      )}
    </form>
  );
}
