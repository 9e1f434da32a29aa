"use client";

import { Clipboard, Flag, GitMerge, Link2, Lock, Megaphone, Pencil, UserRoundCog } from "lucide-react";

import { copyText } from "@/components/ui/copy-text";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { useRoomActions, useRoomData } from "@/lib/client/room-context";
import { incidentMarkdown } from "@/lib/timeline/markdown";

import type { ReadingChoice } from "@/components/shell/use-reading";

async function copy(text: string, what: string) {
  if (await copyText(text)) toast({ title: `${what} copied.` });
  else toast({ tone: "danger", title: "The browser did not let us copy." });
}

/** What is done to a room now and then. */
export function RoomMenu({ reading, state }: { reading: ReadingChoice; state: MenuState }) {
  const { open, may, mayAct } = useRoomActions();
  const room = useRoomData();
  const address = () => new URL(`/incidents/${room.state.number}`, window.location.href).href;
  return (
    <Menu {...state} label="This incident" align="end" className="min-w-60">
      {mayAct && (
        <>
          <MenuItem icon={Megaphone} keys="U" onSelect={() => open({ kind: "update" })}>
            Post an update…
          </MenuItem>
          <MenuItem icon={UserRoundCog} onSelect={() => open({ kind: "role" })}>
            Assign a role…
          </MenuItem>
          <MenuItem icon={Flag} onSelect={() => open({ kind: "milestone" })}>
            Set a milestone…
          </MenuItem>
          <MenuItem icon={Pencil} onSelect={() => open({ kind: "summary" })}>
            Edit the summary…
          </MenuItem>
        </>
      )}
      {may("restrict incidents") && (
        <MenuItem icon={Lock} onSelect={() => open({ kind: "access" })}>
          Who may see it…
        </MenuItem>
      )}
      {mayAct && may("merge incidents") && (
        <MenuItem icon={GitMerge} onSelect={() => open({ kind: "merge" })}>
          Merge into another…
        </MenuItem>
      )}
      {mayAct && <MenuSeparator />}
      <MenuItem icon={Link2} onSelect={() => void copy(address(), "Link")}>
        Copy link
      </MenuItem>
      <MenuItem
        icon={Clipboard}
        onSelect={() => void copy(incidentMarkdown(room.confirmed, room.events, address()), "Incident")}
      >
        Copy as Markdown
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Times</MenuLabel>
      <MenuChoice
        label="Clocks"
        value={reading.clocks}
        options={[
          { value: "local", label: "In my zone" },
          { value: "utc", label: "In UTC" },
        ]}
        onChange={(clocks) => reading.choose({ clocks })}
      />
      <MenuChoice
        label="Times as"
        value={reading.relative ? "relative" : "clock"}
        options={[
          { value: "clock", label: "By the clock" },
          { value: "relative", label: "As how long ago" },
        ]}
        onChange={(how) => reading.choose({ relative: how === "relative" })}
      />
    </Menu>
  );
}
