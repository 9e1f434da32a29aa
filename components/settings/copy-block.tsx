"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import { toast } from "@/components/ui/toast";

/** A text to copy whole. */
export function CopyBlock({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const done = copied === text;

  async function copy() {
    if (await copyText(text)) setCopied(text);
    else
      toast({
        tone: "danger",
        title: "The browser did not let us copy.",
        detail: "Select the text and copy it.",
      });
  }

  return (
    <figure className="rounded-md border border-line bg-sunken">
      <figcaption className="flex items-center justify-between border-b border-line py-1 pr-1 pl-3 text-meta text-muted">
        {label}
        <Button size="sm" variant="ghost" onClick={() => void copy()}>
          {done ? <Check aria-hidden /> : <Copy aria-hidden />}
          {done ? "Copied" : "Copy"}
          <span className="sr-only"> {label}</span>
        </Button>
      </figcaption>
      {/* A region that scrolls has to be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} className="max-h-96 overflow-auto px-3 py-2 text-meta [font-variant-ligatures:none]">
        {text}
      </pre>
      <output className="sr-only">{done && `${label} copied`}</output>
    </figure>
  );
}
