import { randomBytes } from "node:crypto";

import { hashPassword, verifyPassword } from "better-auth/crypto";

import { secretDigest } from "@/lib/store/secret-digest";
import type { Passwords, Secrets } from "@/lib/verbs/people-context";

import { mintToken } from "./api-token";

export const passwords: Passwords = { hash: hashPassword, verify: verifyPassword };

export const secrets: Secrets = {
  mint() {
    const secret = randomBytes(32).toString("base64url");
    return { secret, digest: secretDigest(secret) };
  },
  digest: secretDigest,
  mintToken,
};
