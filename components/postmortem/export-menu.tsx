"use client";

import { FileCode2, FileJson2, FileText, FileType2, Printer } from "lucide-react";
import { useEffect, useState } from "react";

import {
  Menu,
  MenuCheck,
  MenuChoice,
  MenuItem,
  MenuLabel,
  MenuSeparator,
  type MenuState,
} from "@/components/ui/menu";
import { dismissToast, toast } from "@/components/ui/toast";
import { type ExportFormat, exportPostmortem } from "@/lib/client/postmortem-export";
import { readVersions } from "@/lib/client/postmortem-calls";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import type { FrozenVersion } from "@/lib/postmortem/documents-port";
import { postmortemStateWords } from "@/lib/timeline/words";
import { calendarDate, clockTime, type Zone } from "@/lib/timeline/zone";

const formats = [
  { format: "markdown", words: "Markdown", icon: FileText },
  { format: "html", words: "Web page", icon: FileCode2 },
  { format: "pdf", words: "PDF", icon: FileType2 },
  { format: "json", words: "JSON", icon: FileJson2 },
] as const satisfies readonly { format: ExportFormat; words: string; icon: typeof FileText }[];

/** The text as it is now. */
const NOW = "now";
const none: readonly FrozenVersion[] = [];

/** The postmortem as a file: of the text as it is now, or of what was kept of it. */
export function ExportMenu({ incidentId, state: menu }: { incidentId: string; state: MenuState }) {
  const { state } = useRoomData();
  const { zone } = useRoomActions();
  const [roles, setRoles] = useState(true);
  const [chosen, setChosen] = useState(NOW);
  const versions = useVersions(incidentId, state.postmortem?.version?.number ?? 0);
  const version = versions.find(({ number }) => String(number) === chosen)?.number ?? null;
  const take = async (format: ExportFormat, words: string) => {
    const waiting = format === "pdf" ? toast({ title: "The PDF is being printed." }) : null;
    const outcome = await exportPostmortem(incidentId, {
      format,
      roles,
      version,
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
      {versions.length > 0 && (
        <>
          <MenuSeparator />
          <MenuLabel>Which text</MenuLabel>
          <MenuChoice
            label="Which text"
            value={chosen}
            options={[
              { value: NOW, label: "As it is now" },
              ...versions.map((kept) => ({ value: String(kept.number), label: wordsOf(kept, zone) })),
            ]}
            onChange={setChosen}
          />
        </>
      )}
    </Menu>
  );
}

function wordsOf({ number, state, by, at }: FrozenVersion, zone: Zone): string {
  const atMs = Date.parse(at);
  const when = `${calendarDate(zone, atMs)} ${clockTime(zone, atMs)}`;
  return `Version ${number}, ${postmortemStateWords[state]}, ${by.name}, ${when}`;
}

/** What was kept, asked for again with each version that the log tells of. */
function useVersions(incidentId: string, newest: number): readonly FrozenVersion[] {
  const [versions, setVersions] = useState(none);
  useEffect(() => {
    if (newest === 0) return;
    let gone = false;
    const read = async () => {
      const outcome = await readVersions(incidentId);
      if (!gone && outcome.ok) setVersions(outcome.value.versions);
    };
    void read();
    return () => {
      gone = true;
    };
  }, [incidentId, newest]);
  return versions;
}
