import { z } from "zod";

import { roles, scopes } from "@/lib/policy/abilities";
import { personName } from "@/lib/timeline/text";
import { PASSWORD_LENGTH } from "@/lib/wire/people";

const LONGEST_EMAIL = 254;
const LONGEST_SECRET = 200;
const LONGEST_TOKEN_LIFE_DAYS = 3_650;

/** An address in the one form in which it is kept and compared. */
const email = z.string().trim().toLowerCase().max(LONGEST_EMAIL).pipe(z.email("must be an e-mail address"));

/** A password being chosen. */
const newPassword = z
  .string()
  .min(PASSWORD_LENGTH.min, `must have at least ${PASSWORD_LENGTH.min} characters`)
  .max(PASSWORD_LENGTH.max, `must have at most ${PASSWORD_LENGTH.max} characters`);

/** A password being proven. */
const givenPassword = z.string().min(1).max(PASSWORD_LENGTH.max);

const linkToken = z.string().min(1).max(LONGEST_SECRET);

export const signInRequest = z.strictObject({ email, password: givenPassword });
export const oidcRequest = z.strictObject({ next: z.string().max(2_000).optional() });
export const inviteRequest = z.strictObject({ email, role: z.enum(roles) });
export const lookUpLinkRequest = z.strictObject({ token: linkToken });
export const acceptInvitationRequest = z.strictObject({
  token: linkToken,
  name: personName,
  password: newPassword,
});
export const signInLinkRequest = z.strictObject({
  token: linkToken,
  owner: z.strictObject({ name: personName, email, password: newPassword }).optional(),
});
export const changePersonRequest = z.union(
  [z.strictObject({ role: z.enum(roles) }), z.strictObject({ disabled: z.boolean() })],
  "must be either a role or whether the person is disabled",
);
export const changeNameRequest = z.strictObject({ name: personName });
export const setPasswordRequest = z.strictObject({
  current: givenPassword.optional(),
  password: newPassword,
});
export const createTokenRequest = z.strictObject({
  name: personName,
  scopes: z
    .array(z.enum(scopes))
    .min(1)
    .transform((given) => scopes.filter((scope) => given.includes(scope))),
  expiresInDays: z.number().int().min(1).max(LONGEST_TOKEN_LIFE_DAYS).nullable(),
});
