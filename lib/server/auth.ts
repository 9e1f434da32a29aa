import { randomUUID } from "node:crypto";

import { APIError, type BetterAuthOptions } from "better-auth";
import { betterAuth } from "better-auth/minimal";

import { authAdapter } from "@/lib/store/auth-adapter";
import type { Database } from "@/lib/store/database";
import type { PeopleStores } from "@/lib/policy/people-stores";
import { PASSWORD_LENGTH } from "@/lib/wire/people";

import { startSessionPlugin } from "./auth-start-session";
import type { Environment } from "./environment";
import { CLIENT_ADDRESS_HEADER } from "./route-address";

const DAY_SECONDS = 24 * 60 * 60;

/** better-auth's code for somebody who has been shut out. */
export const DISABLED = "disabled";

export type AuthParts = { environment: Environment; database: Database; people: PeopleStores["people"] };

export type Auth = ReturnType<typeof createAuth>;

/** Passwords and sessions. Reached through our own routes only: better-auth's router is not mounted. */
export function createAuth(parts: AuthParts) {
  return betterAuth({
    ...authOptions(parts),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    plugins: [startSessionPlugin],
  });
}

/** What signing in with a password and signing in through an identity provider share. */
export function authOptions({ environment, database, people }: AuthParts) {
  return {
    appName: "Parallax",
    baseURL: environment.origin,
    secret: environment.secret,
    trustedOrigins: [environment.origin],
    database: authAdapter(database),
    telemetry: { enabled: false },
    // We count attempts ourselves, before better-auth is asked, and exactly.
    rateLimit: { enabled: false },
    logger: { disabled: true },
    user: {
      additionalFields: {
        role: { type: "string", required: false, input: false },
        disabledAt: { type: "date", required: false, input: false },
      },
    },
    session: { expiresIn: 30 * DAY_SECONDS, updateAge: DAY_SECONDS },
    databaseHooks: {
      session: {
        create: {
          async before({ userId }) {
            if (await people.isDisabled(userId))
              throw new APIError("FORBIDDEN", { code: DISABLED, message: "This account has been disabled." });
          },
        },
      },
    },
    advanced: {
      cookiePrefix: "parallax",
      useSecureCookies: environment.origin.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: () => randomUUID(), joins: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER], ipv6Subnet: 128 },
    },
  } satisfies BetterAuthOptions;
}
