"use client";
import { useEffect, useState } from "react";

import { Menu, MenuChoice, type MenuState } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { readOwners } from "@/lib/client/task-calls";
import type { PersonRef } from "@/lib/timeline/state";

const NOBODY = "";

export type OwnerMenuProps = {
  owner: PersonRef | null;
  me: PersonRef;
  title: string;
  onChange: (owner: PersonRef | null) => void;
  state: MenuState;
};

/** Somebody for a follow-up: oneself first, then everybody by name. */
export function OwnerMenu({ owner, me, title, onChange, state }: OwnerMenuProps) {
  const [people, setPeople] = useState<readonly PersonRef[] | null>(null);
  const open = state.open === true;
  useEffect(() => {
    if (!open) return;
    let left = false;
    const read = async () => {
      const outcome = await readOwners();
      if (left) return;
      if (outcome.ok) setPeople(outcome.value);
      else toast({ tone: "danger", title: "Nobody to choose from.", detail: outcome.problem.detail });
    };
    void read();
    return () => {
      left = true;
    };
  }, [open]);

  const first = owner && owner.id !== me.id ? [me, owner] : [me];
  const others = (people ?? []).filter(({ id }) => first.every((person) => person.id !== id));
  const choices = [...first, ...others];
  return (
    <Menu {...state} label={`Owner of ${title}`} className="max-h-80 min-w-52">
      <MenuChoice
        label="Owner"
        value={owner?.id ?? NOBODY}
        options={[
          { value: NOBODY, label: "Nobody" },
          ...choices.map(({ id, name }) => ({ value: id, label: id === me.id ? `${name} (me)` : name })),
        ]}
        onChange={(id) => onChange(choices.find((person) => person.id === id) ?? null)}
      />
    </Menu>
  );
}
