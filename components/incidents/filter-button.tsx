"use client";
import { ListFilter } from "lucide-react";

import { buttonClass } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import type { IncidentFilter } from "@/lib/wire/incident-list";

const fetchMenu = () => import("./filter-menu").then((module) => module.FilterMenu);

export function FilterButton({ filter }: { filter: IncidentFilter }) {
  return (
    <LazyMenu
      fetchMenu={fetchMenu}
      menuProps={{ filter }}
      className={buttonClass({ variant: "ghost", size: "sm" })}
    >
      <ListFilter aria-hidden />
      Filter
    </LazyMenu>
  );
}
