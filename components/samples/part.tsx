import type { ReactNode } from "react";

/** One subject of the gallery. */
export function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-b border-line py-5 last:border-b-0">
      <h2 className="text-doc font-semibold text-fg">{title}</h2>
      {lead !== undefined && <p className="mt-0.5 max-w-150 text-muted">{lead}</p>}
      <div className="mt-3">{children}</div>
    </section>
  );
}
