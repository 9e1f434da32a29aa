"use client";
import type { ReactNode } from "react";

import { LazyMenu } from "@/components/ui/lazy-menu";
import type { IncidentFilter } from "@/lib/wire/incident-list";

const fetchMenu = () => import("./views-menu").then((module) => module.ViewsMenu);

export type ViewsButtonProps = {
  filter: IncidentFilter;
  personId: string;
  className: string;
  children: ReactNode;
};

/** Opens the saved views. What is drawn comes from the server. */
export function ViewsButton({ filter, personId, className, children }: ViewsButtonProps) {
  return (
    <LazyMenu fetchMenu={fetchMenu} menuProps={{ filter, personId }} className={className}>
      {children}
    </LazyMenu>
  );
}
