import type { ReactNode } from "react";

import { BrandMark } from "./brand-mark";

export interface PlainPageProps {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  children?: ReactNode;
}

/** A page without the shell: sign-in, first run, nothing found, something broken. */
export function PlainPage({ title, lead, children }: PlainPageProps) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center p-4">
      <div className="w-full max-w-90 rounded-md border border-line bg-canvas p-6">
        <BrandMark className="size-6 text-fg" />
        <h1 className="mt-4 text-title font-semibold text-fg">{title}</h1>
        {lead && <p className="mt-1 text-work text-muted">{lead}</p>}
        {children && <div className="mt-5">{children}</div>}
      </div>
    </main>
  );
}
