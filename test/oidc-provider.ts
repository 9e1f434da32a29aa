import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

import { Provider } from "oidc-provider";
import { z } from "zod";

const CLIENT = { id: "parallax", secret: "the-secret-of-the-test-client" };

export type OidcPerson = {
  /** What the sign-in form asks for, and what the provider knows the person by. */
  email: string;
  name?: string;
  /** What the provider says of the address (true). */
  verified?: boolean;
};

export type TestOidcProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The environment of a Parallax that signs people in through it. */
  env: Record<string, string>;
  /** Answers nothing until `resume`, at the same address. */
  pause: () => Promise<void>;
  resume: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * A real OpenID Connect provider on loopback. Its page asks for an e-mail address (label "E-mail", button
 * "Continue", button "Cancel") and knows `people`; anybody else is verified. PKCE is required.
 */
export async function start({
  origin,
  people = [],
}: {
  /** The Parallax that people come back to. */
  origin: string;
  people?: readonly OidcPerson[];
}): Promise<TestOidcProvider> {
  const server = createServer();
  const port = await listen(server, 0);
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configuration(origin, people));
  const handle = provider.callback();
  server.on("request", (request, response) => {
    const answered = request.url?.startsWith("/interaction/")
      ? interact(provider, request, response)
      : handle(request, response);
    answered.catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  return {
    issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    pause: () => close(server),
    resume: async () => {
      await listen(server, port);
    },
    stop: () => close(server),
  };
}

function configuration(origin: string, people: readonly OidcPerson[]) {
  const known = new Map(people.map((person) => [person.email, person]));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${origin}/api/auth/callback/oidc`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_: unknown, email: string) => {
      const { name = "", verified = true } = known.get(email) ?? {};
      return { accountId: email, claims: () => ({ sub: email, email, email_verified: verified, name }) };
    },
    // Nobody is asked whether Parallax may know their address.
    async loadExistingGrant({ oidc }: { oidc: GrantContext }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

type GrantContext = {
  provider: Provider;
  client: { clientId: string };
  session: { accountId: string };
};

const page = `<!doctype html><html lang="en"><title>Identity provider</title>
<form method="post"><label>E-mail <input name="email" autocomplete="off"></label>
<button>Continue</button> <button name="cancel" value="1">Cancel</button></form></html>`;

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST") return void response.setHeader("content-type", "text/html").end(page);
  const form = new URLSearchParams(await text(request));
  const result = form.has("cancel")
    ? { error: "access_denied" }
    : { login: { accountId: form.get("email") ?? "" } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function listen(server: Server, port: number): Promise<number> {
  if (!server.listening) await once(server.listen(port, "127.0.0.1"), "listening");
  return z.object({ port: z.number() }).parse(server.address()).port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
