import { randomBytes, timingSafeEqual } from "node:crypto";

import { type Actor, parseRole, parseScopes } from "@/lib/policy/actor";
import { secretDigest } from "@/lib/store/secret-digest";
import type { TokenStore } from "@/lib/policy/access-ports";

const SHAPE = /^plx_([0-9a-f]{16})_([\w-]{43})$/;

/** A fresh token: what its person is shown once, and what we keep. */
export function mintToken(): { id: string; token: string; secretHash: string } {
  const id = randomBytes(8).toString("hex");
  const secret = randomBytes(32).toString("base64url");
  return { id, token: `plx_${id}_${secret}`, secretHash: secretDigest(secret) };
}

/** Who may act by this `Authorization` header now: `Bearer plx_…`. Null for nobody. */
export async function actorOfAuthorization(tokens: TokenStore, authorization: string): Promise<Actor | null> {
  const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
  return token === undefined ? null : actorOfToken(tokens, token, new Date());
}

/** Who may act by this token now, or null: unknown, forged, expired, revoked, or its person is shut out. */
async function actorOfToken(tokens: TokenStore, token: string, now: Date): Promise<Actor | null> {
  const [, id, secret] = SHAPE.exec(token) ?? [];
  if (id === undefined || secret === undefined) return null;
  const row = await tokens.find(id);
  const proven = isSameDigest(row?.secretHash ?? secretDigest(""), secretDigest(secret));
  if (!row || !proven || row.revokedAt || row.user.disabledAt) return null;
  if (row.expiresAt && row.expiresAt <= now) return null;
  await tokens.noteUse(row, now);
  return {
    kind: "token",
    id: row.userId,
    name: row.user.name,
    email: row.user.email,
    role: parseRole(row.user.role),
    tokenId: row.id,
    scopes: parseScopes(row.scopes),
  };
}

function isSameDigest(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, "hex"), Buffer.from(other, "hex"));
}
