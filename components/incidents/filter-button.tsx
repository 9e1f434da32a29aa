"use client";
import type { ReactNode } from "react";

import { LazyMenu } from "@/components/ui/lazy-menu";
import type { IncidentFilter } from "@/lib/wire/incident-list";

const fetchMenu = () => import("./filter-menu").then((module) => module.FilterMenu);

export type FilterButtonProps = { filter: IncidentFilter; className: string; children: ReactNode };

/** Opens the choice of filters. What is drawn comes from the server. */
export function FilterButton({ filter, className, children }: FilterButtonProps) {
  return (
    <LazyMenu fetchMenu={fetchMenu} menuProps={{ filter }} className={className}>
      {children}
    </LazyMenu>
  );
}
