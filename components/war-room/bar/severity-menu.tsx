"use client";

import { MessageSquareQuote } from "lucide-react";

import { Menu, MenuChoice, MenuItem, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { SeverityMark } from "@/components/ui/severity-mark";
import { useRoomActions } from "@/lib/client/room-context";
import { severities, type Severity } from "@/lib/timeline/vocabulary";

import { useQuickChange } from "./use-quick-change";

const explains: Readonly<Record<Severity, string>> = {
  SEV1: "all or most users are hurt",
  SEV2: "many users, or a key part",
  SEV3: "some users, or a workaround",
  SEV4: "few users, little harm",
  SEV5: "no harm yet",
  undetermined: "assume the worst",
};

const options = severities.map((severity) => ({
  value: severity,
  label: (
    <span className="flex items-center gap-3">
      <SeverityMark severity={severity} className="w-28" />
      <span className="text-meta text-subtle">{explains[severity]}</span>
    </span>
  ),
}));

export interface SeverityMenuProps {
  current: Severity;
}

/** Choosing sets it at once; a toast takes it back. */
export function SeverityMenu({ current, state }: SeverityMenuProps & { state: MenuState }) {
  const { open } = useRoomActions();
  const { setSeverity } = useQuickChange();
  return (
    <Menu {...state} label="Severity" className="min-w-80">
      <MenuChoice
        label="Severity"
        value={current}
        options={options}
        onChange={(severity) => setSeverity(severity, current)}
      />
      <MenuSeparator />
      <MenuItem icon={MessageSquareQuote} onSelect={() => open({ kind: "severity" })}>
        Change with a reason…
      </MenuItem>
    </Menu>
  );
}
