import { Callout } from "@/components/ui/callout";
import { type OidcError, oidcErrors } from "@/lib/wire/people";

type Words = { title: string; detail: (provider: string) => string };

const words: Readonly<Record<OidcError, Words>> = {
  email_not_verified: {
    title: "Your e-mail address is not verified.",
    detail: (provider) => `${provider} does not vouch for it. Verify it there, then try again.`,
  },
  disabled: {
    title: "This account is disabled.",
    detail: () => "A manager can let you in again.",
  },
  cancelled: {
    title: "Sign-in was cancelled.",
    detail: (provider) => `${provider} did not let you through, or you turned back. You can try again.`,
  },
  failed: {
    title: "That did not work.",
    detail: (provider) =>
      `What came back from ${provider} could not be used. Try again, or sign in with a password.`,
  },
};

/** Why the identity provider's sign-in came back without a person. */
export function OidcFailure({ error, provider }: { error: string; provider: string }) {
  const { title, detail } = words[oidcErrors.find((known) => known === error) ?? "failed"];
  return (
    <Callout tone={error === "cancelled" ? "info" : "danger"} title={title}>
      {detail(provider)}
    </Callout>
  );
}
