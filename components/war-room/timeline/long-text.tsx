"use client";

import { useState } from "react";

import { Markdown } from "@/components/markdown/markdown";

const MOST_LETTERS = 1_600;
const MOST_LINES = 18;

/** What somebody wrote, or code did: then it is plain. A long text, as a pasted log, begins folded. */
export function LongText({ text, plain = false }: { text: string; plain?: boolean }) {
  const [whole, setWhole] = useState(false);
  const lines = text.split("\n");
  if (whole || (text.length <= MOST_LETTERS && lines.length <= MOST_LINES))
    return <Markdown text={text} plain={plain} />;
  return (
    <>
      <div className="max-h-60 overflow-hidden mask-b-from-70%">
        <Markdown text={lines.slice(0, MOST_LINES).join("\n").slice(0, MOST_LETTERS)} plain={plain} />
      </div>
      <button
        type="button"
        className="mt-1 rounded-sm text-meta text-link hover:underline"
        onClick={() => setWhole(true)}
      >
        Show all{" "}
        {lines.length > MOST_LINES
          ? `${lines.length} lines`
          : `${text.length.toLocaleString("en")} characters`}
      </button>
    </>
  );
}
