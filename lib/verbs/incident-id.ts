import { derivedId } from "./derived-id";

/**
 * The id of the incident that this person's command declares: the same command always gives the same
 * incident, so a declaration that was sent twice is one.
 */
export function incidentIdOf(declarerId: string, commandId: string): string {
  return derivedId(["declare", declarerId, commandId]);
}
