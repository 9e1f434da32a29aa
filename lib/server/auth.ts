import { randomUUID } from "node:crypto";

import type { BetterAuthOptions } from "better-auth";
import { betterAuth } from "better-auth/minimal";

import { authAdapter } from "@/lib/store/auth-adapter";
import type { Database } from "@/lib/store/database";
import { PASSWORD_LENGTH } from "@/lib/wire/people";

import type { Environment } from "./environment";
import { CLIENT_ADDRESS_HEADER } from "./route-address";

const DAY_SECONDS = 24 * 60 * 60;

export type Auth = ReturnType<typeof createAuth>;

/** Passwords and sessions. Reached through our own routes only: better-auth's router is not mounted. */
export function createAuth({ environment, database }: { environment: Environment; database: Database }) {
  return betterAuth(authOptions({ environment, database }));
}

/** What both halves of signing in share, with a password and through an identity provider. */
export function authOptions({ environment, database }: { environment: Environment; database: Database }) {
  return {
    appName: "Parallax",
    baseURL: environment.origin,
    secret: environment.secret,
    database: authAdapter(database),
    trustedOrigins: [environment.origin],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    user: {
      additionalFields: {
        role: { type: "string", required: false, input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    advanced: {
      cookiePrefix: "parallax",
      useSecureCookies: environment.origin.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: () => randomUUID(), joins: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
  } satisfies BetterAuthOptions;
}
