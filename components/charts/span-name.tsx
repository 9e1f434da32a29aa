import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** Which span it is, and in a sign and a word whether it failed. `more` is for those who do not see the rest. */
export function SpanName({
  span,
  failed,
  more,
}: {
  span: { service: string; operation: string };
  failed: boolean;
  more?: ReactNode;
}) {
  return (
    <>
      {failed && (
        <>
          <CircleAlert aria-hidden className="size-3 shrink-0 text-danger" />
          <span className="sr-only">Failed: </span>
        </>
      )}
      <span className="min-w-0 truncate">
        <span className="text-muted">{span.service}</span> {span.operation}
        {more}
      </span>
    </>
  );
}
