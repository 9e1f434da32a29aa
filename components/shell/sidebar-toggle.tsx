"use client";

import type { ReactNode } from "react";

import { toggleSidebar } from "./sidebar";

export function SidebarToggle({
  label,
  className,
  children,
}: {
  label: string;
  className: string;
  children: ReactNode;
}) {
  return (
    <button type="button" onClick={toggleSidebar} aria-label={label} data-tip={label} className={className}>
      {children}
    </button>
  );
}
