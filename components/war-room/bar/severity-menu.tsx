"use client";

import { MessageSquareQuote } from "lucide-react";

import { Menu, MenuChoice, MenuItem, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { useRoomActions } from "@/lib/client/room-context";
import { severities, type Severity } from "@/lib/timeline/vocabulary";
import { capital, severityWords } from "@/lib/timeline/words";

import { useQuickChange } from "./use-quick-change";

const explains: Readonly<Record<Severity, string>> = {
  SEV1: "SEV1 · all or most users are hurt",
  SEV2: "SEV2 · many users, or a key part",
  SEV3: "SEV3 · some users, or a workaround",
  SEV4: "SEV4 · few users, little harm",
  SEV5: "SEV5 · no harm yet",
  undetermined: `${capital(severityWords.undetermined)} · assume the worst`,
};

export interface SeverityMenuProps {
  current: Severity;
}

/** Choosing sets it at once; a toast takes it back. */
export function SeverityMenu({ current, state }: SeverityMenuProps & { state: MenuState }) {
  const { open } = useRoomActions();
  const { setSeverity } = useQuickChange();
  return (
    <Menu {...state} label="Severity" className="min-w-64">
      <MenuChoice
        label="Severity"
        value={current}
        options={severities.map((severity) => ({ value: severity, label: explains[severity] }))}
        onChange={(severity) => setSeverity(severity, current)}
      />
      <MenuSeparator />
      <MenuItem icon={MessageSquareQuote} onSelect={() => open({ kind: "severity" })}>
        Change with a reason…
      </MenuItem>
    </Menu>
  );
}
