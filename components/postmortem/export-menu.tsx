"use client";

import { FileCode2, FileJson2, FileText, FileType2, Printer } from "lucide-react";
import { useState } from "react";

import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { dismissToast, toast } from "@/components/ui/toast";
import { type ExportFormat, exportPostmortem } from "@/lib/client/postmortem-export";
import { useRoomData } from "@/lib/client/room-context";

const formats = [
  { format: "markdown", words: "Markdown", icon: FileText },
  { format: "html", words: "Web page", icon: FileCode2 },
  { format: "pdf", words: "PDF", icon: FileType2 },
  { format: "json", words: "JSON", icon: FileJson2 },
] as const satisfies readonly { format: ExportFormat; words: string; icon: typeof FileText }[];

/** The postmortem as a file, of the text as it is now or as it was last published. */
export function ExportMenu({ incidentId, state: menu }: { incidentId: string; state: MenuState }) {
  const { state } = useRoomData();
  const [roles, setRoles] = useState(true);
  const version = state.postmortem?.version ?? null;
  const [kept, setKept] = useState(false);
  const take = async (format: ExportFormat, words: string) => {
    const waiting = format === "pdf" ? toast({ title: "The PDF is being printed." }) : null;
    const outcome = await exportPostmortem(incidentId, {
      format,
      roles,
      version: kept && version ? version.number : null,
    });
    if (waiting !== null) dismissToast(waiting);
    if (!outcome.ok) toast({ tone: "danger", title: `No ${words}: ${outcome.problem.detail}` });
  };
  return (
    <Menu {...menu} label="Export" align="end" className="min-w-60">
      {formats.map(({ format, words, icon }) => (
        <MenuItem key={format} icon={icon} onSelect={() => void take(format, words)}>
          {words}
        </MenuItem>
      ))}
      <MenuItem icon={Printer} onSelect={() => setTimeout(() => window.print(), 0)}>
        Print this page
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>What is in it</MenuLabel>
      <MenuCheck checked={roles} onChange={setRoles}>
        Roles in place of names
      </MenuCheck>
      {version && (
        <MenuCheck checked={kept} onChange={setKept}>
          As kept in version {version.number}
        </MenuCheck>
      )}
    </Menu>
  );
}
