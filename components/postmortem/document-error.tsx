"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { PostmortemStatus } from "@/lib/client/postmortem-session";

export interface DocumentErrorProps {
  status: Exclude<PostmortemStatus, { phase: "opening" | "open" }>;
  onRestart: () => void;
}

/** In place of the text, where it cannot be gone on with. */
export function DocumentError({ status, onRestart }: DocumentErrorProps) {
  const again = (
    <Button variant="primary" onClick={onRestart}>
      Open it again
    </Button>
  );
  switch (status.phase) {
    case "absent":
      return (
        <Callout
          tone="warning"
          title="The text of this postmortem is not there yet."
          actions={again}
          className="m-6"
        >
          It was drafted a moment ago, or its server is still starting.
        </Callout>
      );
    case "closed":
      return (
        <Callout tone="warning" title="This postmortem is closed to you now." className="m-6">
          Somebody restricted the incident to a list of people.
        </Callout>
      );
    case "refused":
      return (
        <Callout tone="danger" title="Your last change could not be kept." actions={again} className="m-6">
          {status.detail} Everything before it is safe.
        </Callout>
      );
  }
}
