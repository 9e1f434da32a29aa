"use client";
import { useLazy } from "@/components/ui/use-lazy";

import type { MoreRowsProps } from "./more-rows";
import { NearEnd } from "./near-end";

const fetchRows = () => import("./more-rows").then((module) => module.MoreRows);

export type MoreIncidentsProps = MoreRowsProps & { buttonClassName: string };

/** What follows the first page: its code and its rows come when the reader nears the end. */
export function MoreIncidents({ buttonClassName, ...rows }: MoreIncidentsProps) {
  const { Component, load } = useLazy(fetchRows);
  if (Component) return <Component {...rows} />;
  return (
    <NearEnd onNear={() => void load()}>
      <button type="button" onClick={() => void load()} className={buttonClassName}>
        Load more
      </button>
    </NearEnd>
  );
}
