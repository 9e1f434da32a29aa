"use client";

import type { ReactNode } from "react";

import { LazyMenu } from "@/components/ui/lazy-menu";
import { tip } from "@/components/ui/tooltip";

import type { Person } from "./person";

const fetchMenu = () => import("./account-menu").then((module) => module.AccountMenu);

/** Who is signed in; opens the account menu. What is drawn comes from the server. */
export function AccountButton({
  person,
  className,
  children,
}: {
  person: Person;
  className: string;
  children: ReactNode;
}) {
  return (
    <LazyMenu {...tip(person.name)} fetchMenu={fetchMenu} menuProps={{ person }} className={className}>
      {children}
    </LazyMenu>
  );
}
