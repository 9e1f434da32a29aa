"use client";

import { LogOut, Settings } from "lucide-react";
import Link from "next/link";
import { useState } from "react";

import {
  Menu,
  MenuChoice,
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuSeparator,
  type MenuState,
} from "@/components/ui/menu";

import type { Person } from "./person";
import { signOut } from "./sign-out";
import { chooseTheme, currentTheme } from "./theme";
import { themeOptions } from "./theme-switch";

/** Fetched when the account button is first used. */
export function AccountMenu({ person, state }: { person: Person; state: MenuState }) {
  const [theme, setTheme] = useState(currentTheme);
  return (
    <Menu {...state} label="Account" side="top" className="w-56">
      <div className="px-2 py-1.5">
        <p className="truncate font-medium">{person.name}</p>
        <p className="truncate text-meta text-subtle">{person.email}</p>
        <p className="text-meta text-subtle">{person.role}</p>
      </div>
      <MenuSeparator />
      <MenuLink>
        <Link href="/settings">
          <Settings aria-hidden />
          Settings
        </Link>
      </MenuLink>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuChoice
        label="Theme"
        value={theme}
        options={themeOptions}
        onChange={(next) => {
          chooseTheme(next);
          setTheme(next);
        }}
      />
      <MenuSeparator />
      <MenuItem icon={LogOut} onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
