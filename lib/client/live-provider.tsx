"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import type { Role } from "@/lib/policy/abilities";

/** The person at this browser. */
export type Me = { id: string; name: string; role: Role };

/** One per page tree, for a signed-in person: holds the query cache and the tab's one live connection. */
export function LiveProvider({ children }: { me: Me; children: ReactNode }) {
  const [queries] = useState(() => new QueryClient());
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
