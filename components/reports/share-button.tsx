"use client";
import { Share2 } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { useLazy } from "@/components/ui/use-lazy";
import { useCommands } from "@/lib/client/use-commands";

const fetchDialog = () => import("./share-dialog").then((module) => module.ShareDialog);

/** Opens the links to this report: `query` is what its address says. */
export function ShareButton({ query }: { query: string }) {
  const [open, setOpen] = useState(false);
  const { Component, load, preload } = useLazy(fetchDialog);
  const show = () => void load().then((loaded) => loaded && setOpen(true));
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
      {Component && <Component open={open} onOpenChange={setOpen} query={query} />}
    </>
  );
}
