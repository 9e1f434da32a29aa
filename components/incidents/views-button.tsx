"use client";
import { Bookmark } from "lucide-react";

import { buttonClass } from "@/components/ui/button";
import { LazyMenu } from "@/components/ui/lazy-menu";
import type { IncidentFilter } from "@/lib/wire/incident-list";

const fetchMenu = () => import("./views-menu").then((module) => module.ViewsMenu);

export function ViewsButton({ filter, personId }: { filter: IncidentFilter; personId: string }) {
  return (
    <LazyMenu
      fetchMenu={fetchMenu}
      menuProps={{ filter, personId }}
      className={buttonClass({ variant: "ghost", size: "sm" })}
    >
      <Bookmark aria-hidden />
      Views
    </LazyMenu>
  );
}
