"use client";

import { ChevronDown, Ellipsis, Lock } from "lucide-react";
import { type ReactNode, useState } from "react";

import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { CopyId } from "@/components/ui/copy-id";
import { LazyMenu } from "@/components/ui/lazy-menu";
import { SeverityMark } from "@/components/ui/severity-mark";
import { StatusMark } from "@/components/ui/status-mark";
import { tip } from "@/components/ui/tooltip";
import { useRoomActions } from "@/lib/client/room-context";
import { useCommands } from "@/lib/client/use-commands";
import { useNow } from "@/lib/client/use-now";
import type { LiveRoom } from "@/lib/client/use-room";
import type { Presence } from "@/lib/client/use-presence";
import type { Kind } from "@/lib/timeline/vocabulary";
import { capital, kindWords } from "@/lib/timeline/words";

import type { ReadingChoice } from "@/components/shell/use-reading";
import { IncidentClock, UpdateClock } from "./clocks";
import { ConnectionPill } from "./connection-pill";
import { EvidenceLink } from "./evidence-link";
import { PostmortemLink } from "./postmortem-link";
import { PresenceList } from "./presence";
import { PrimaryAction } from "./primary-action";
import { Title } from "./title";

const SECOND_MS = 1_000;

const fetchSeverityMenu = async () => (await import("./severity-menu")).SeverityMenu;
const fetchStatusMenu = async () => (await import("./status-menu")).StatusMenu;
const fetchRoomMenu = async () => (await import("./room-menu")).RoomMenu;

const chip = buttonClass({ variant: "secondary", size: "sm" }, "text-fg");

/** What a chip says, for those who may only read. */
function Fixed({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex h-6 min-w-0 items-center gap-1.5 rounded-md border border-line px-2 text-meta">
      {children}
    </span>
  );
}

/** The address to pass on; on the server only its path is known, and nothing shows it. */
function linkTo(number: number): string {
  const path = `/incidents/${number}`;
  return typeof window === "undefined" ? path : new URL(path, window.location.origin).href;
}

function KindBadge({ kind }: { kind: Kind }) {
  return kind === "real" ? null : <Badge tone="warning">{capital(kindWords[kind])}</Badge>;
}

function Commander({ room }: { room: LiveRoom }) {
  const { open, mayAct } = useRoomActions();
  const commander = room.state.roles["commander"];
  const words = commander ? (
    <>
      <Avatar name={commander.name} seed={commander.id} size="sm" decorative />
      <span className="truncate">{commander.name}</span>
      <span className="sr-only">is the commander</span>
    </>
  ) : (
    <span className="text-warning">No commander</span>
  );
  if (!mayAct) return <Fixed>{words}</Fixed>;
  return (
    <button
      {...tip(commander ? "Commander: hand over" : "Assign a commander")}
      type="button"
      className={buttonClass({ variant: "ghost", size: "sm" }, "min-w-0 text-fg")}
      onClick={() => open({ kind: "role", role: "commander" })}
    >
      {words}
    </button>
  );
}

export interface RoomBarProps {
  room: LiveRoom;
  presence: Presence;
  reading: ReadingChoice;
  /** The present as the server knew it, in ms since 1970, until the browser's own clock takes over. */
  serverNowMs: number;
  /** The switch between timeline and board. */
  views: ReactNode;
}

/** Always in sight: what it is, how bad, where it stands, how long it has lasted, who leads, who is here. */
export function RoomBar({ room, presence, reading, serverNowMs, views }: RoomBarProps) {
  const { mayAct } = useRoomActions();
  const [editingTitle, setEditingTitle] = useState(false);
  const { state, connection, pending } = room;
  useCommands(
    mayAct
      ? [
          {
            id: "room.title",
            title: "Edit the title",
            group: "This incident",
            shortcut: "e",
            run: () => setEditingTitle(true),
          },
        ]
      : [],
  );

  return (
    <>
      <div className="flex min-h-11 items-center gap-x-2 px-4 pt-1.5 max-tablet:flex-wrap max-tablet:px-3">
        <CopyId value={linkTo(state.number)} text={`INC-${state.number}`} className="shrink-0" />
        <div className="flex min-w-0 flex-1 items-center gap-2 max-tablet:order-last max-tablet:basis-full">
          <Title title={state.title} editing={editingTitle} onEdit={setEditingTitle} />
          <KindBadge kind={state.kind} />
          {state.restricted && (
            <Badge {...tip("Only those who were let in may see it.")}>
              <Lock aria-hidden />
              Restricted
            </Badge>
          )}
        </div>
        <div className="ml-auto flex shrink-0 items-center gap-2">
          <PresenceList {...presence} />
          <LivePill connection={connection} waiting={pending.length} />
          <EvidenceLink number={state.number} />
          <PostmortemLink number={state.number} />
          <span className="max-tablet:hidden">
            <PrimaryAction state={state} />
          </span>
          <LazyMenu
            fetchMenu={fetchRoomMenu}
            menuProps={{ reading }}
            aria-label="More of this incident"
            className={buttonClass({ variant: "ghost" }, "w-7 px-0")}
          >
            <Ellipsis aria-hidden />
          </LazyMenu>
        </div>
      </div>
      <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 px-4 pb-1.5 max-tablet:px-3 max-tablet:pt-1">
        {mayAct ? (
          <>
            <LazyMenu fetchMenu={fetchSeverityMenu} menuProps={{ current: state.severity }} className={chip}>
              <span className="sr-only">Severity: </span>
              <SeverityMark severity={state.severity} />
              <ChevronDown aria-hidden className="text-subtle" />
            </LazyMenu>
            <LazyMenu fetchMenu={fetchStatusMenu} menuProps={{ current: state.status }} className={chip}>
              <span className="sr-only">Status: </span>
              <StatusMark status={state.status} />
              <ChevronDown aria-hidden className="text-subtle" />
            </LazyMenu>
          </>
        ) : (
          <>
            <Fixed>
              <SeverityMark severity={state.severity} />
            </Fixed>
            <Fixed>
              <StatusMark status={state.status} />
            </Fixed>
          </>
        )}
        <Commander room={room} />
        <div className="contents max-tablet:flex max-tablet:basis-full max-tablet:items-end max-tablet:gap-2">
          <Clocks room={room} reading={reading} serverNowMs={serverNowMs} />
          <div className="ml-auto @max-5xl/room:hidden">{views}</div>
          <span className="ml-auto tablet:hidden">
            <PrimaryAction state={state} />
          </span>
        </div>
      </div>
    </>
  );
}

function LivePill({ connection, waiting }: { connection: LiveRoom["connection"]; waiting: number }) {
  return <ConnectionPill connection={connection} nowMs={useNow(SECOND_MS)} waiting={waiting} />;
}

function Clocks({ room, reading, serverNowMs }: Pick<RoomBarProps, "room" | "reading" | "serverNowMs">) {
  const nowMs = useNow(SECOND_MS) ?? serverNowMs;
  const props = { state: room.state, nowMs, zone: reading.zone };
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-4 pl-1">
      <IncidentClock {...props} />
      <UpdateClock {...props} />
    </span>
  );
}
