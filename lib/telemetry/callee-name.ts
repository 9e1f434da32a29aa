import type { Attributes } from "./signals";

/** Attributes by which a caller names whom it called, the surest first. */
export const CALLEE_NAMES = [
  "service.peer.name",
  "peer.service",
  "server.address",
  "net.peer.name",
  "db.system.name",
  "db.system",
  "messaging.system",
] as const;

/** Whom a span's attributes say it called; "" where they do not. */
export function calleeName(attributes: Attributes | undefined): string {
  if (attributes === undefined) return "";
  for (const key of CALLEE_NAMES) {
    const name = attributes[key];
    if (name !== undefined && name !== "") return name;
  }
  return "";
}
