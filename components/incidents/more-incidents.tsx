"use client";
import { Button } from "@/components/ui/button";
import { useLazy } from "@/components/ui/use-lazy";

import type { MoreRowsProps } from "./more-rows";
import { NearEnd } from "./near-end";

const fetchRows = () => import("./more-rows").then((module) => module.MoreRows);

/** What follows the first page: its code and its rows come when the reader nears the end. */
export function MoreIncidents(props: MoreRowsProps) {
  const { Component, load } = useLazy(fetchRows);
  if (Component) return <Component {...props} />;
  return (
    <NearEnd onNear={() => void load()}>
      <Button variant="ghost" onClick={() => void load()}>
        Load more
      </Button>
    </NearEnd>
  );
}
