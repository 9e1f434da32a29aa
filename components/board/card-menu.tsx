"use client";

import { GitBranchPlus, Link2, ListTree, Scale, UserRound, UsersRound } from "lucide-react";
import { usePathname } from "next/navigation";

import { HypothesisMark } from "@/components/ui/hypothesis-mark";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuItem, MenuLabel, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { useRoomActions } from "@/lib/client/room-context";
import type { Hypothesis } from "@/lib/timeline/state";

import { copyHypothesisLink } from "./copy-link";
import { moveChoices } from "./move-draft";

/** Everything that can be done with a card. */
export function CardMenu({ hypothesis, state }: { hypothesis: Hypothesis; state: MenuState }) {
  const { open, goTo, append, me } = useRoomActions();
  const path = usePathname();
  const { id, owner } = hypothesis;
  return (
    <Menu {...state} label="This hypothesis" align="end" className="min-w-56">
      <MenuLabel className="flex justify-between">
        Move to
        <Kbd keys="M" />
      </MenuLabel>
      {moveChoices(hypothesis).map(({ state: to, isHere, isReturn }) => (
        <MenuItem key={to} disabled={isHere} onSelect={() => open({ kind: "move", hypothesisId: id, to })}>
          <span className="flex items-center gap-1.5">
            <HypothesisMark state={to} />
            {isReturn && <span className="text-meta text-subtle">· the code’s verdict</span>}
          </span>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={Scale} keys="E" onSelect={() => open({ kind: "evidence", hypothesisId: id })}>
        Add evidence…
      </MenuItem>
      {owner?.id !== me.id && (
        <MenuItem
          icon={UserRound}
          onSelect={() => append({ type: "hypothesis_assigned", payload: { hypothesisId: id, owner: me } })}
        >
          See to it myself
        </MenuItem>
      )}
      <MenuItem icon={UsersRound} keys="O" onSelect={() => open({ kind: "assign", hypothesisId: id })}>
        Assign…
      </MenuItem>
      <MenuItem icon={GitBranchPlus} onSelect={() => open({ kind: "propose", parentId: id })}>
        Propose a sub-hypothesis…
      </MenuItem>
      <MenuSeparator />
      {!hypothesis.standing && (
        <MenuItem icon={ListTree} onSelect={() => goTo(hypothesis.seq)}>
          Show on the timeline
        </MenuItem>
      )}
      <MenuItem icon={Link2} onSelect={() => void copyHypothesisLink(path, id)}>
        Copy link
      </MenuItem>
    </Menu>
  );
}
