import { type ReactNode, useId } from "react";

import { Downloads, type DownloadsProps } from "./downloads";

export interface PartProps {
  title: ReactNode;
  note?: string;
  downloads?: DownloadsProps | null;
  className?: string;
  children: ReactNode;
}

/** A part of the report that is words and tables. */
export function Part({ title, note, downloads = null, className, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={className ?? "border-b border-line px-4 py-3"}>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3">
        <h2 id={id} className="text-work font-medium text-fg">
          {title}
        </h2>
        {note && <p className="text-meta text-muted">{note}</p>}
        {downloads && (
          <span className="ml-auto">
            <Downloads {...downloads} />
          </span>
        )}
      </div>
      {children}
    </section>
  );
}
