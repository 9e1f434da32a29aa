"use client";
import { Check, Copy } from "lucide-react";
import { useId, useState } from "react";

import { Button } from "./button";
import { copyText } from "./copy-text";
import { Input } from "./input";
import { toast } from "./toast";

export type ShownOnceProps = {
  /** What it is, as in "Invitation link". */
  label: string;
  value: string;
  /** What to do with it, and that it does not come again. */
  children: string;
  onDone: () => void;
};

/** A secret in the only moment in which it can be read. */
export function ShownOnce({ label, value, children, onDone }: ShownOnceProps) {
  const id = useId();
  const [copied, setCopied] = useState(false);

  async function copy() {
    if (await copyText(value)) setCopied(true);
    else
      toast({
        tone: "danger",
        title: "The browser did not let us copy.",
        detail: "Select the text and copy it.",
      });
  }

  return (
    <div className="rounded-md border border-success/30 bg-success-soft p-3">
      <label htmlFor={id} className="text-meta font-medium text-fg">
        {label}
      </label>
      <div className="mt-1 flex gap-2 max-tablet:flex-col">
        <Input
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          className="bg-canvas font-mono text-meta [font-variant-ligatures:none]"
        />
        <div className="flex gap-2">
          <Button variant="primary" onClick={() => void copy()}>
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
            {copied ? "Copied" : "Copy"}
          </Button>
          <Button onClick={onDone}>Done</Button>
        </div>
      </div>
      <p className="mt-1.5 text-meta text-muted">{children}</p>
      <output className="sr-only">{copied && `${label} copied`}</output>
    </div>
  );
}
