"use client";
import { Dialog } from "@/components/ui/dialog";
import { useCommandList } from "@/lib/client/use-commands";

import { groupsOf, nearestFirst } from "./match-commands";
import { ShortcutLabel } from "./shortcut-label";

export type OverlayProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Every shortcut that works here now, from the same list that makes them work. */
export function ShortcutSheet({ open, onOpenChange }: OverlayProps) {
  const commands = nearestFirst(useCommandList()).filter(({ shortcut }) => shortcut);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keyboard shortcuts"
      description="What works on this page, while you are not typing."
      className="pb-4"
    >
      <div className="columns-1 gap-x-8 tablet:columns-2">
        {groupsOf(commands).map((group) => (
          <section key={group.name} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-meta font-medium text-subtle">{group.name}</h3>
            <dl>
              {group.commands.map(({ id, title, shortcut = "" }) => (
                <div
                  key={id}
                  className="flex min-h-7 items-center justify-between gap-3 border-b border-line"
                >
                  <dt>{title}</dt>
                  <dd className="shrink-0">
                    <ShortcutLabel shortcut={shortcut} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
