import type { Metadata } from "next";
import type { ReactNode } from "react";

import { SettingsNav } from "@/components/settings/settings-nav";
import { Page } from "@/components/shell/page";
import { can } from "@/lib/policy/can";
import { pageActor } from "@/lib/server/page-actor";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  if (!actor) return children;
  return (
    <Page
      title="Settings"
      toolbar={
        <SettingsNav
          mayManagePeople={can(actor, "manage people")}
          mayImport={can(actor, "import incidents")}
          mayManageSettings={can(actor, "manage settings")}
        />
      }
    >
      <div className="mx-auto w-full max-w-180 px-4 pb-10">{children}</div>
    </Page>
  );
}
