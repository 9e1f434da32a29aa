"use client";

import { PlainPage } from "@/components/shell/plain-page";
import { errorReference } from "@/components/shell/error-reference";

/** Every page carries this file, so it draws with plain elements and nothing of the kit. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = errorReference(error);
  return (
    <PlainPage
      title="This page could not be shown"
      lead="What was saved is safe: every acknowledged word is in the log."
    >
      <div className="flex items-center gap-4">
        <button
          type="button"
          onClick={retry}
          className="h-7 rounded-md bg-accent px-2.5 font-medium text-on-accent hover:bg-accent-hover pointer-coarse:h-10"
        >
          Try again
        </button>
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- a full load leaves the broken state behind */}
        <a href="/" className="text-link hover:underline">
          Go to the incidents
        </a>
      </div>
      {reference && (
        <p className="mt-4 text-meta text-subtle">
          If it happens again, give your administrator this reference:{" "}
          <code className="select-all">{reference}</code>
        </p>
      )}
    </PlainPage>
  );
}
