"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { useCommandKeys } from "@/components/palette/use-command-keys";
import { useLazy } from "@/components/ui/use-lazy";
import { useCommands } from "@/lib/client/use-commands";

import { siteCommands } from "./site-commands";

const fetchPalette = () =>
  import("@/components/palette/command-palette").then((module) => module.CommandPalette);
const fetchSheet = () => import("@/components/palette/shortcut-sheet").then((module) => module.ShortcutSheet);
const fetchDeclare = () =>
  import("@/components/incidents/declare-dialog").then((module) => module.DeclareDialog);

type Overlay = "palette" | "sheet" | "declare";

export type OverlaysProps = { mayDeclare: boolean; mayManagePeople: boolean };

/** What lies over every page once it is asked for, and the commands that every page knows. */
export function Overlays({ mayDeclare, mayManagePeople }: OverlaysProps) {
  const router = useRouter();
  const [shown, setShown] = useState<Overlay | null>(null);
  const palette = useLazy(fetchPalette);
  const sheet = useLazy(fetchSheet);
  const declare = useLazy(fetchDeclare);
  const lazy = { palette, sheet, declare };

  const show = (overlay: Overlay) => {
    void lazy[overlay].load().then((loaded) => loaded && setShown(overlay));
  };
  const state = (overlay: Overlay) => ({
    open: shown === overlay,
    onOpenChange: (open: boolean) => setShown(open ? overlay : null),
  });
  const openRoom = ({ number }: { number: number }) => router.push(`/incidents/${number}`);

  useCommandKeys();
  useCommands(siteCommands({ mayDeclare, mayManagePeople, show, go: (path) => router.push(path) }));

  return (
    <>
      {palette.Component && <palette.Component {...state("palette")} onOpenIncident={openRoom} />}
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
