"use client";

import { PlainPage } from "@/components/shell/plain-page";
import { errorReference } from "@/components/shell/error-reference";

import "./globals.css";

/** Stands in when even the frame of the page fails. Its button is a form's, which works without any script of ours. */
export default function GlobalError({ error }: { error: unknown }) {
  const reference = errorReference(error);
  return (
    <html lang="en">
      <body>
        <title>Parallax could not start</title>
        <PlainPage
          title="Parallax could not start"
          lead="What was saved is safe: every acknowledged word is in the log. Load the page again; if it stays, look at the server's output."
        >
          <form>
            <button className="h-7 rounded-md bg-accent px-2.5 font-medium text-on-accent hover:bg-accent-hover">
              Load the page again
            </button>
          </form>
          {reference && <p className="mt-4 text-meta text-subtle">Reference: {reference}</p>}
        </PlainPage>
      </body>
    </html>
  );
}
