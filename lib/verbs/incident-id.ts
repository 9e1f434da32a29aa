import { createHash } from "node:crypto";

/**
 * The id of the incident that this person's command declares: the same command always gives the same
 * incident, so a declaration that was sent twice is one. A UUID of version 8.
 */
export function incidentIdOf(declarerId: string, commandId: string): string {
  const digest = createHash("sha256")
    .update(JSON.stringify(["declare", declarerId, commandId]))
    .digest("hex");
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}
