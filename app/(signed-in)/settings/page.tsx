import { cookies } from "next/headers";

import { NameForm } from "@/components/settings/name-form";
import { PasswordForm } from "@/components/settings/password-form";
import { Section } from "@/components/settings/section";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { requireActor } from "@/lib/server/page-actor";
import { runtime } from "@/lib/server/runtime";
import { verbContext } from "@/lib/server/verb-context";
import { describeAccount } from "@/lib/verbs/describe-account";

import { valueOrRefuse } from "../value-or-refuse";

export default async function AccountPage() {
  const actor = await requireActor("/settings");
  const account = valueOrRefuse(await describeAccount(verbContext(runtime(), actor)));
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <>
      <Section title="Who you are" lead={`${account.email}, ${account.role}.`}>
        <NameForm name={account.name} />
      </Section>
      <Section
        title="Password"
        lead={
          account.hasPassword
            ? "A new password signs out all other devices."
            : "You sign in through the identity provider. With a password you can also get in when it is down."
        }
      >
        <PasswordForm hasPassword={account.hasPassword} email={account.email} />
      </Section>
      <Section title="Theme" lead="Kept in this browser.">
        <ThemeSwitch initial={theme} />
      </Section>
    </>
  );
}
