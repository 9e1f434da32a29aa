"use client";

import { DocumentError } from "./document-error";
import { DocumentSkeleton } from "./document-skeleton";
import { PostmortemEditor } from "./editor";
import { usePostmortemSession } from "./use-postmortem-session";

/** The text, from the moment on that it is here; it stays while the connection comes and goes. */
export function PostmortemDocument({ incidentId }: { incidentId: string }) {
  const { session, status, restart } = usePostmortemSession(incidentId);
  if (status.phase === "opening") return <DocumentSkeleton />;
  if (status.phase !== "open") return <DocumentError status={status} onRestart={restart} />;
  return (
    <PostmortemEditor
      key={session.doc.guid}
      session={session}
      writable={status.writable}
      unsaved={status.unsaved}
    />
  );
}
