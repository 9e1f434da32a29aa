import { setTimeout as delay } from "node:timers/promises";

import { betterAuth } from "better-auth/minimal";
import { genericOAuth } from "better-auth/plugins/generic-oauth";

import { discoveryUrl, isProviderReachable } from "@/lib/sources/oidc-discovery";
import type { PeopleStores } from "@/lib/policy/people-stores";
import { nextPath } from "@/lib/wire/next-path";

import { type AuthParts, authOptions } from "./auth";
import { oidcReturn } from "./auth-oidc-return";
import type { OidcSettings } from "./environment";

/** How long an answer to "is it there?" is good for. */
const FRESH_MS = { reachable: 30_000, unreachable: 5_000 };
/** The longest that somebody waits for the provider before they are told that it is not there. */
const START_LIMIT_MS = 8_000;
const NAME_LIMIT = 120;
const PROVIDER = "oidc";

export type OidcParts = AuthParts & Pick<PeopleStores, "invitations">;

export type Oidc = {
  name: string;
  /** As of a moment ago. */
  isReachable: () => Promise<boolean>;
  /** Where to send the browser, with the cookies that prove it on the way back; null where the provider is away. */
  start: (request: { headers: Headers; next: string }) => Promise<{ url: string; cookies: string[] } | null>;
  /** Answers the browser's way back: signed in, or to the sign-in page with the reason. */
  finish: (request: Request) => Promise<Response>;
};

/** Signing in through an OpenID Connect provider. Asks nothing of it until somebody wants to sign in. */
export function createOidc(settings: OidcSettings, parts: OidcParts): Oidc {
  const isReachable = remembered(() => isProviderReachable(settings.issuer));
  let instance: OidcAuth | null = null;

  /** Made on first use, for it asks the provider about itself as it is made; made anew if that got stuck. */
  async function ready(): Promise<OidcAuth | null> {
    if (!(await isReachable())) return null;
    const made = (instance ??= createOidcAuth(settings, parts));
    const started = await Promise.race([
      made.$context.then(() => true).catch(() => false),
      delay(START_LIMIT_MS, false, { ref: false }),
    ]);
    if (started) return made;
    instance = null;
    return null;
  }

  return {
    name: settings.name,
    isReachable,
    async start({ headers, next }) {
      const auth = await ready();
      if (!auth) return null;
      const back = nextPath(next);
      const { response, headers: given } = await auth.api.signInSocial({
        body: {
          provider: PROVIDER,
          callbackURL: back,
          errorCallbackURL: back === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(back)}`,
          disableRedirect: true,
        },
        headers,
        returnHeaders: true,
      });
      return response.url === undefined ? null : { url: response.url, cookies: given.getSetCookie() };
    },
    async finish(request) {
      const auth = await ready();
      return oidcReturn(auth && (await auth.handler(request)), parts.environment.origin);
    },
  };
}

type OidcAuth = ReturnType<typeof createOidcAuth>;

function createOidcAuth(settings: OidcSettings, parts: OidcParts) {
  const options = authOptions(parts);
  const { invitations } = parts;
  return betterAuth({
    ...options,
    onAPIError: { errorURL: `${parts.environment.origin}/sign-in` },
    verification: { storeIdentifier: "hashed" },
    account: {
      // Nothing here calls the provider in a person's name later: keep none of its tokens.
      updateAccountOnSignIn: false,
      // Nobody can add their own address: whoever let them in vouched for it. The provider's must be proven.
      accountLinking: { requireLocalEmailVerified: false },
    },
    user: {
      ...options.user,
      validateUserInfo: ({ user, source: { action } }) =>
        user.emailVerified || action === "sign-in" ? undefined : { error: "email_not_verified" },
    },
    databaseHooks: {
      ...options.databaseHooks,
      user: {
        create: {
          async before({ name, email }) {
            const role = (await invitations.openRole(email, new Date())) ?? "observer";
            const given = name
              .replaceAll(/\p{Cc}/gu, " ")
              .trim()
              .slice(0, NAME_LIMIT);
            const shown = given || (email.split("@")[0] ?? email);
            return { data: { name: shown, role, image: null } };
          },
          async after({ email }) {
            await invitations.acceptAll(email, new Date());
          },
        },
      },
      account: {
        create: {
          before: () =>
            Promise.resolve({
              data: { accessToken: null, refreshToken: null, idToken: null, accessTokenExpiresAt: null },
            }),
        },
      },
    },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: PROVIDER,
            name: settings.name,
            discoveryUrl: discoveryUrl(settings.issuer),
            clientId: settings.clientId,
            clientSecret: settings.clientSecret,
            scopes: ["openid", "profile", "email"],
            requireIdTokenVerification: true,
            pkce: true,
          },
        ],
      }),
    ],
  });
}

/** Asks at most once at a time, and again only when the last answer has grown old. */
function remembered(ask: () => Promise<boolean>): () => Promise<boolean> {
  let answer: { at: number; value: Promise<boolean> } | null = null;
  let lifetimeMs = FRESH_MS.reachable;
  return () => {
    const now = performance.now();
    if (answer && now - answer.at < lifetimeMs) return answer.value;
    lifetimeMs = FRESH_MS.reachable;
    const value = ask().then((reachable) => {
      lifetimeMs = reachable ? FRESH_MS.reachable : FRESH_MS.unreachable;
      return reachable;
    });
    answer = { at: now, value };
    return value;
  };
}
