"use client";

import { Plus, X } from "lucide-react";

import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { useRoomActions } from "@/lib/client/room-context";
import { roleTitle } from "@/lib/timeline/describe-facts";
import type { PersonRef, RoomState } from "@/lib/timeline/state";
import { standardRoles } from "@/lib/timeline/vocabulary";

import { Section } from "./section";

function Person({ person }: { person: PersonRef }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Avatar name={person.name} seed={person.id} size="sm" decorative />
      <span className="truncate text-fg">{person.name}</span>
    </span>
  );
}

/** Who does what. The roles that every organisation has stand here even while nobody holds them. */
export function Roles({ roles }: { roles: RoomState["roles"] }) {
  const { open, mayAct } = useRoomActions();
  const names = [
    ...standardRoles,
    ...Object.keys(roles).filter((role) => !standardRoles.some((each) => each === role)),
  ];
  return (
    <Section
      title="Roles"
      action={
        mayAct && (
          <Button variant="ghost" size="sm" onClick={() => open({ kind: "role" })}>
            <Plus aria-hidden />
            Other role
          </Button>
        )
      }
    >
      <ul>
        {names.map((role) => {
          const holder = roles[role];
          const words = (
            <>
              <span className="w-36 shrink-0 truncate text-muted">{roleTitle(role)}</span>
              {holder ? (
                <Person person={holder} />
              ) : (
                <span className="text-subtle">{mayAct ? "Assign" : "Nobody"}</span>
              )}
            </>
          );
          return (
            <li key={role}>
              {mayAct ? (
                <button
                  type="button"
                  className="-mx-2 flex h-7 w-[calc(100%+1rem)] min-w-0 items-center gap-2 rounded-md px-2 text-left hover:bg-hover pointer-coarse:h-10"
                  onClick={() => open({ kind: "role", role })}
                >
                  {words}
                </button>
              ) : (
                <span className="flex h-7 min-w-0 items-center gap-2">{words}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Who has joined. */
export function Responders({ responders }: { responders: RoomState["responders"] }) {
  const { append, me, mayAct } = useRoomActions();
  const people = Object.values(responders);
  const joined = people.some(({ id }) => id === me.id);
  const leave = (person: PersonRef) => {
    append({ type: "responder_left", payload: { person } });
    toast({
      title: person.id === me.id ? "You left." : `${person.name} was removed.`,
      action: { label: "Undo", run: () => append({ type: "responder_joined", payload: { person } }) },
    });
  };
  return (
    <Section
      title="Responders"
      count={people.length}
      action={
        mayAct &&
        !joined && (
          <Button
            variant="ghost"
            size="sm"
            onClick={() =>
              append({ type: "responder_joined", payload: { person: { id: me.id, name: me.name } } })
            }
          >
            <Plus aria-hidden />
            Join
          </Button>
        )
      }
    >
      <ul>
        {people.map(({ id, name }) => (
          <li key={id} className="group/person flex h-7 items-center gap-2 pointer-coarse:h-10">
            <Person person={{ id, name }} />
            {mayAct && (
              <IconButton
                label={id === me.id ? "Leave" : `Remove ${name}`}
                size="sm"
                className="ml-auto opacity-0 group-hover/person:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
                onClick={() => leave({ id, name })}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
