"use client";
import { BookmarkPlus, Check, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import { Menu, MenuItem, MenuLabel, MenuLink, MenuSeparator, type MenuState } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { localStore } from "@/lib/client/browser";
import { filterParams, type IncidentFilter, listHref, parseFilter } from "@/lib/wire/incident-list";

import { SaveViewDialog } from "./save-view-dialog";
import {
  builtInViews,
  canonicalQuery,
  parseViews,
  type SavedView,
  viewsKey,
  withoutView,
  withView,
} from "./saved-views";

export type ViewsMenuProps = { filter: IncidentFilter; personId: string; state: MenuState };

/** Fetched when the views button is first used. */
export function ViewsMenu({ filter, personId, state }: ViewsMenuProps) {
  const store = localStore();
  const [views, setViews] = useState(() => parseViews(store.getItem(viewsKey(personId))));
  const [naming, setNaming] = useState(false);
  const here = filterParams(filter).toString();
  const known = [...builtInViews, ...views].some(({ query }) => canonicalQuery(query) === here);

  function keep(next: readonly SavedView[]) {
    setViews(next);
    try {
      store.setItem(viewsKey(personId), JSON.stringify(next));
    } catch {
      toast({
        tone: "danger",
        title: "The browser did not let us keep the view.",
        detail: "Its storage is full.",
      });
    }
  }

  function remove(view: SavedView) {
    const before = views;
    keep(withoutView(views, view.name));
    toast({
      title: `The view “${view.name}” is removed.`,
      action: { label: "Undo", run: () => keep(before) },
    });
  }

  const own = views.find(({ query }) => canonicalQuery(query) === here);
  return (
    <>
      <Menu {...state} label="Views" align="end" className="w-56">
        {builtInViews.map((view) => (
          <ViewLink key={view.name} view={view} here={here} />
        ))}
        {views.length > 0 && (
          <>
            <MenuSeparator />
            <MenuLabel>Saved in this browser</MenuLabel>
            {views.map((view) => (
              <ViewLink key={view.name} view={view} here={here} />
            ))}
          </>
        )}
        <MenuSeparator />
        {own ? (
          <MenuItem icon={Trash2} onSelect={() => remove(own)}>
            Remove this view
          </MenuItem>
        ) : (
          <MenuItem icon={BookmarkPlus} disabled={known} onSelect={() => setNaming(true)}>
            Save this view…
          </MenuItem>
        )}
      </Menu>
      <SaveViewDialog
        open={naming}
        onOpenChange={setNaming}
        onSave={(name) => {
          keep(withView(views, name, here));
          setNaming(false);
        }}
      />
    </>
  );
}

function ViewLink({ view: { name, query }, here }: { view: SavedView; here: string }) {
  const current = canonicalQuery(query) === here;
  return (
    <MenuLink>
      <Link
        href={listHref(parseFilter(new URLSearchParams(query)))}
        aria-current={current ? "true" : undefined}
      >
        <span className="flex-1 truncate">{name}</span>
        {current && <Check aria-hidden />}
      </Link>
    </MenuLink>
  );
}
