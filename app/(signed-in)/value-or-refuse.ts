import { forbidden, notFound } from "next/navigation";

import type { Outcome } from "@/lib/wire/problem";

/** What a page shows, or the page that says why not. Throws what the error page is for. */
export function valueOrRefuse<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { code, detail } = outcome.problem;
  if (code === "forbidden") forbidden();
  if (code === "not_found") notFound();
  throw new Error(detail);
}
