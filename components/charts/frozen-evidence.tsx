"use client";

import { lazy, Suspense } from "react";

import { frozenHeight } from "./frozen-height";
import type { FrozenViewProps } from "./frozen-view";

/** A page goes on without a drawing whose code cannot be had. */
const FrozenView = lazy(async () => {
  try {
    return { default: (await import("./frozen-view")).FrozenView };
  } catch {
    return { default: NotLoaded };
  }
});

function NotLoaded() {
  return (
    <p className="mt-1 text-meta text-subtle">
      What was frozen could not be loaded. It is kept: open the page again.
    </p>
  );
}

/** Frozen evidence wherever it is shown. Its code comes with the first that is seen; its place is kept until then. */
export function FrozenEvidence(props: FrozenViewProps) {
  return (
    <div style={{ minHeight: frozenHeight(props.frozen, props.marks) }}>
      <Suspense>
        <FrozenView {...props} />
      </Suspense>
    </div>
  );
}
