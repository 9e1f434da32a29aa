import { z } from "zod";

const ANSWER_LIMIT_MS = 3_000;

const document = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});

/** Where an issuer describes itself. */
export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

/** Does the identity provider answer now, and as the issuer that it should be? Never rejects. */
export async function isProviderReachable(issuer: string): Promise<boolean> {
  try {
    const response = await fetch(discoveryUrl(issuer), { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    if (!response.ok) return false;
    const described = document.safeParse(await response.json());
    return described.success && described.data.issuer.replace(/\/$/, "") === issuer.replace(/\/$/, "");
  } catch {
    return false;
  }
}
