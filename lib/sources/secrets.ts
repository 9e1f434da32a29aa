import type { Authentication, Header } from "@/lib/telemetry/source-settings";

import { type Answer, answered, failed } from "./failure";

/** A secret by the name of the variable that holds it. */
export type FindSecret = (variable: string) => string | undefined;

/** A secret that settings name. */
export function secretOf(variable: string, find: FindSecret): Answer<string> {
  // A secret that came out of a file often ends with the file's line end.
  const secret = find(variable)?.trim();
  if (secret) return answered(secret);
  return failed("unauthorised", `The environment variable ${variable} is not set`);
}

/** The headers of every question, secrets filled in. */
export function headersOf(
  { authentication, headers }: { authentication: Authentication; headers: readonly Header[] },
  find: FindSecret,
): Answer<Record<string, string>> {
  const filled: Record<string, string> = { accept: "application/json" };
  const own = authorisation(authentication, find);
  if (!own.ok) return own;
  if (own.value !== null) filled["authorization"] = own.value;
  for (const { name, value } of headers) {
    const text = typeof value === "string" ? answered(value) : secretOf(value.variable, find);
    if (!text.ok) return text;
    filled[name] = text.value;
  }
  // The client's own complaint of such a value would quote it.
  const unfit = Object.keys(filled).find((name) => !/^[\t\x20-\x7e]*$/.test(filled[name] ?? ""));
  return unfit === undefined
    ? answered(filled)
    : failed("unauthorised", `The secret for the header ${unfit} holds characters that no header may`);
}

function authorisation(authentication: Authentication, find: FindSecret): Answer<string | null> {
  switch (authentication.kind) {
    case "none":
      return answered(null);
    case "bearer": {
      const token = secretOf(authentication.tokenVariable, find);
      return token.ok ? answered(`Bearer ${token.value}`) : token;
    }
    case "basic": {
      const password = secretOf(authentication.passwordVariable, find);
      if (!password.ok) return password;
      const pair = Buffer.from(`${authentication.username}:${password.value}`);
      return answered(`Basic ${pair.toString("base64")}`);
    }
  }
}
