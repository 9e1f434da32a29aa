import { createHash } from "node:crypto";

/** Hex SHA-256: how a random secret that is handed out once is kept. */
export function secretDigest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
