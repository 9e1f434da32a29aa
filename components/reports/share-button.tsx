"use client";
import { Share2 } from "lucide-react";

import { Button } from "@/components/ui/button";
import { useLazy } from "@/components/ui/use-lazy";
import { useHeldDialog } from "@/lib/client/use-held-dialog";
import { useCommands } from "@/lib/client/use-commands";

const fetchDialog = () => import("./share-dialog").then((module) => module.ShareDialog);

/** Opens the links to this report: `query` is what its address says. */
export function ShareButton({ query }: { query: string }) {
  const dialog = useHeldDialog<true>();
  const { Component, load, preload } = useLazy(fetchDialog);
  const show = () => dialog.show(true, load);
  useCommands([
    {
      id: "report share",
      title: "Share this report by a link",
      group: "Report",
      keywords: ["link", "public", "read only"],
      run: show,
    },
  ]);
  return (
    <>
      <Button onClick={show} onPointerEnter={preload} onFocus={preload}>
        <Share2 aria-hidden />
        Share
      </Button>
      {Component && (
        <Component
          open={dialog.shown !== null}
          onOpenChange={(open) => !open && dialog.hide()}
          query={query}
        />
      )}
    </>
  );
}
