import { z } from "zod";

import type { StoreStatus, Taken, WindowTables } from "@/lib/telemetry/store-port";

const holds = (value: unknown, ...names: readonly string[]) =>
  typeof value === "object" && value !== null && names.every((name) => name in value);

// Both threads are ours and of one build: what is told apart is which question an answer belongs to.
export const isTaken = z.custom<Taken>((value) => holds(value, "ok"));
export const isWindowTables = z.custom<WindowTables>((value) => holds(value, "points", "spans", "logs"));
export const isStatus = z.custom<StoreStatus>((value) => holds(value, "diskBytes"));
