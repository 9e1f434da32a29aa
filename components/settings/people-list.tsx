"use client";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { changePerson } from "@/lib/client/people-calls";
import { cn } from "@/lib/cn";
import { type Role, roles } from "@/lib/policy/abilities";
import type { PersonSummary } from "@/lib/wire/people";

import { roleWords } from "./role-words";
import { type Act, useAct } from "./use-act";

export type PeopleListProps = {
  people: readonly PersonSummary[];
  meId: string;
  /** The roles that I may give and take. */
  grantable: readonly Role[];
};

/** Everybody who has an account. A change takes effect at once, in open rooms too. */
export function PeopleList({ people, meId, grantable }: PeopleListProps) {
  const doing = useAct();
  const owners = people.filter(({ role, disabled }) => role === "owner" && !disabled).length;
  return (
    <ul className="rounded-md border border-line">
      {people.map((person) => (
        <PersonRow
          key={person.id}
          person={person}
          mine={person.id === meId}
          lastOwner={owners === 1 && person.role === "owner" && !person.disabled}
          grantable={grantable}
          doing={doing}
        />
      ))}
    </ul>
  );
}

type PersonRowProps = {
  person: PersonSummary;
  mine: boolean;
  lastOwner: boolean;
  grantable: readonly Role[];
  doing: Act;
};

function PersonRow({ person, mine, lastOwner, grantable, doing: { pending, act } }: PersonRowProps) {
  const { id, name, email, role, disabled } = person;
  const mayChange = grantable.includes(role);
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2 last:border-b-0">
      <Avatar name={name} seed={id} decorative className={cn(disabled && "opacity-50")} />
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className={cn("truncate font-medium", disabled && "text-muted")}>{name}</span>
          {mine && <Badge tone="accent">You</Badge>}
          {disabled && <Badge tone="warning">Disabled</Badge>}
        </p>
        <p className="truncate text-meta text-muted">{email}</p>
        {lastOwner && (
          <p className="text-meta text-subtle">
            The last owner stays one: make somebody else an owner first.
          </p>
        )}
      </div>
      <div className="flex items-center gap-3 max-tablet:w-full max-tablet:pl-9">
        <span className="w-32">
          {mayChange && !lastOwner ? (
            <Select
              aria-label={`Role of ${name}`}
              value={role}
              disabled={pending !== null}
              onChange={(event) => {
                const wanted = roles.find((each) => each === event.target.value);
                if (wanted)
                  void act(
                    id,
                    () => changePerson(id, { role: wanted }),
                    `${name} is now ${roleWords[wanted].word}.`,
                  );
              }}
            >
              {grantable.map((each) => (
                <option key={each} value={each}>
                  {roleWords[each].word}
                </option>
              ))}
            </Select>
          ) : (
            <span className="px-2 text-muted">{roleWords[role].word}</span>
          )}
        </span>
        <span className="w-20 text-right">
          {mayChange && !mine && !lastOwner && (
            <Button
              variant="ghost"
              pending={pending === id}
              onClick={() =>
                void act(
                  id,
                  () => changePerson(id, { disabled: !disabled }),
                  disabled ? `${name} can sign in again.` : `${name} is shut out. What they wrote stays.`,
                )
              }
            >
              {disabled ? "Let in" : "Disable"}
              <span className="sr-only"> {name}</span>
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}
