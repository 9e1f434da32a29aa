"use client";
import type { ReactNode } from "react";

import { LazyMenu } from "@/components/ui/lazy-menu";
import type { Report, ReportQuestion } from "@/lib/wire/report";

const fetchMenu = () => import("./filter-menu").then((module) => module.FilterMenu);

export type FilterButtonProps = {
  question: ReportQuestion;
  services: Report["services"];
  className: string;
  children: ReactNode;
};

/** Opens the choice of filters. */
export function FilterButton({ question, services, className, children }: FilterButtonProps) {
  return (
    <LazyMenu fetchMenu={fetchMenu} menuProps={{ question, services }} className={className}>
      {children}
    </LazyMenu>
  );
}
