"use client";

import { lazy, Suspense, type ComponentType } from "react";

import { cn } from "@/lib/cn";

import { PlainText } from "./plain-text";
import { hasSyntax } from "./syntax";

export interface MarkdownProps {
  text: string;
  /** The words of code or of telemetry: no sign in them means anything. */
  plain?: boolean;
  className?: string;
}

type Text = ComponentType<{ text: string }>;

/** Fetches the parser. Without it, as offline, the words are still there to be read. */
export async function loadMarkdown(): Promise<Text> {
  try {
    return (await import("./rendered-text")).RenderedText;
  } catch {
    return PlainText;
  }
}

const Rendered = lazy<Text>(async () => ({ default: await loadMarkdown() }));

/** Words that people wrote, as Markdown. Its parser is fetched when the first text needs it. */
export function Markdown({ text, plain = false, className }: MarkdownProps) {
  return (
    <div className={cn("flex min-w-0 flex-col gap-2 break-words", className)}>
      {!plain && hasSyntax(text) ? (
        <Suspense fallback={<PlainText text={text} />}>
          <Rendered text={text} />
        </Suspense>
      ) : (
        <PlainText text={text} />
      )}
    </div>
  );
}
