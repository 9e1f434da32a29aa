"use client";
import { Avatar } from "@/components/ui/avatar";
import { LazyMenu } from "@/components/ui/lazy-menu";
import type { PersonRef } from "@/lib/timeline/state";

const fetchMenu = async () => (await import("./owner-menu")).OwnerMenu;

type OwnerProps = {
  owner: PersonRef | null;
  title: string;
  me: PersonRef;
  mayAct: boolean;
  onChange: (owner: PersonRef | null) => void;
};

/** Who does it. */
export function Owner({ owner, title, me, mayAct, onChange }: OwnerProps) {
  const shown = owner ? (
    <>
      <Avatar name={owner.name} seed={owner.id} size="sm" decorative />
      <span className="truncate">{owner.name}</span>
    </>
  ) : (
    <span className="text-subtle">Nobody</span>
  );
  if (!mayAct) return <span className="flex min-w-0 items-center gap-1.5 tablet:pl-2">{shown}</span>;
  return (
    <LazyMenu
      fetchMenu={fetchMenu}
      menuProps={{ owner, me, title, onChange }}
      onlyWhenNear
      className="flex h-7 w-full min-w-0 items-center gap-1.5 rounded-md border border-transparent px-2 text-left hover:border-line-control pointer-coarse:h-10"
    >
      <span className="sr-only">Owner of {title}: </span>
      {shown}
    </LazyMenu>
  );
}
