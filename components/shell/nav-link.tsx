"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/** Whether a page belongs to a place: the place itself, or anything under one of its paths. */
export function isWithin(path: string, href: string, under: readonly string[]): boolean {
  return path === href || under.some((start) => path === start || path.startsWith(`${start}/`));
}

export interface NavLinkProps {
  href: string;
  label: string;
  /** Paths whose pages belong to this place too. */
  under: readonly string[];
  className: string;
  children: ReactNode;
}

/** A link that knows when it is where you are. */
export function NavLink({ href, label, under, className, children }: NavLinkProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const here = isWithin(usePathname(), href, under);
  // The tabs of the settings are more than a phone shows at once.
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <Link
      ref={link}
      href={href}
      aria-current={here ? "page" : undefined}
      data-tip={label}
      className={className}
    >
      {children}
    </Link>
  );
}
