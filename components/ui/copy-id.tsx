"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

import { cn } from "@/lib/cn";

import { copyText } from "./copy-text";
import { toast } from "./toast";
import { tip } from "./tooltip";

const SHOWN_MS = 1500;

export interface CopyIdProps {
  /** What is copied. */
  value: string;
  /** What is shown, where it is shorter. */
  text?: string;
  className?: string;
}

/** An id that a click copies. */
export function CopyId({ value, text = value, className }: CopyIdProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    if (await copyText(value)) setCopied(true);
    else
      toast({
        tone: "danger",
        title: "The browser did not let us copy.",
        detail: `Copy it by hand: ${value}`,
      });
  }

  const Icon = copied ? Check : Copy;
  return (
    <button
      {...tip("Copy")}
      type="button"
      onClick={() => void copy()}
      className={cn(
        "group inline-flex items-center gap-1 rounded-sm font-mono text-meta text-muted tabular-nums hover:text-fg",
        className,
      )}
    >
      {text}
      <Icon
        aria-hidden
        className={cn(
          "size-3 shrink-0",
          copied ? "text-success" : "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100",
        )}
      />
      <output className="sr-only">{copied && "Copied"}</output>
    </button>
  );
}
