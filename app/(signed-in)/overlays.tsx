"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { useCommandKeys } from "@/components/palette/use-command-keys";
import { useLazy } from "@/components/ui/use-lazy";
import { heldKeys } from "@/lib/client/held-keys";
import { PALETTE_KEYS } from "@/lib/client/shortcut";
import { useCommands } from "@/lib/client/use-commands";

import { siteCommands } from "./site-commands";

const fetchPalette = () =>
  import("@/components/palette/command-palette").then((module) => module.CommandPalette);
const fetchSheet = () => import("@/components/palette/shortcut-sheet").then((module) => module.ShortcutSheet);
const fetchDeclare = () =>
  import("@/components/incidents/declare-dialog").then((module) => module.DeclareDialog);

type Overlay = "palette" | "sheet" | "declare";
/** With what lets go of the keys that were held back for it. */
type Shown = { overlay: Overlay; release: () => void };

export type OverlaysProps = { mayDeclare: boolean; mayManagePeople: boolean };

/** What lies over every page once it is asked for, and the commands that every page knows. */
export function Overlays({ mayDeclare, mayManagePeople }: OverlaysProps) {
  const router = useRouter();
  const [shown, setShown] = useState<Shown | null>(null);
  const palette = useLazy(fetchPalette);
  const sheet = useLazy(fetchSheet);
  const declare = useLazy(fetchDeclare);
  const lazy = { palette, sheet, declare };

  const show = async (overlay: Overlay) => {
    let wanted = true;
    const release = heldKeys.hold({
      ...(overlay === "palette" && { keep: true, again: PALETTE_KEYS }),
      giveUp: () => {
        wanted = false;
      },
    });
    const loaded = await lazy[overlay].load();
    if (loaded && wanted) setShown({ overlay, release });
    else release();
  };
  // By the next frame it has the focus, and the keys.
  useEffect(() => {
    if (shown) requestAnimationFrame(shown.release);
  }, [shown]);
  const state = (overlay: Overlay) => ({
    open: shown?.overlay === overlay,
    onOpenChange: (open: boolean) => {
      if (!open) setShown(null);
    },
  });
  const openRoom = ({ number }: { number: number }) => router.push(`/incidents/${number}`);

  useCommandKeys();
  useCommands(
    siteCommands({
      mayDeclare,
      mayManagePeople,
      show: (overlay) => void show(overlay),
      go: (path) => router.push(path),
    }),
  );

  return (
    <>
      {palette.Component && (
        <palette.Component {...state("palette")} onOpenIncident={openRoom} typedAhead={heldKeys.take} />
      )}
      {sheet.Component && <sheet.Component {...state("sheet")} />}
      {declare.Component && (
        <declare.Component
          {...state("declare")}
          onDeclared={(declared) => {
            setShown(null);
            openRoom(declared);
          }}
        />
      )}
    </>
  );
}
