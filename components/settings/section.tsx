import type { ReactNode } from "react";

export type SectionProps = { title: string; lead?: ReactNode; children: ReactNode };

/** One subject of the settings. */
export function Section({ title, lead, children }: SectionProps) {
  return (
    <section aria-label={title} className="border-b border-line py-6 last:border-b-0">
      <h2 className="text-doc font-semibold text-fg">{title}</h2>
      {lead && <p className="mt-0.5 max-w-150 text-muted">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
