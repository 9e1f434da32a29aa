import type { Attributes } from "./signals";

const NONE: Attributes = {};

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

/** Whom a span's attributes, with those of its resource beneath, say that it called; "" where they do not. */
export function calleeName(attributes: Attributes = NONE, beneath = NONE): string {
  for (const key of CALLEE_NAMES) {
    const name = attributes[key] ?? beneath[key];
    if (name !== undefined && name !== "") return name;
  }
  return "";
}
