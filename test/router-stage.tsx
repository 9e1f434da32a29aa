import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";

const idle: AppRouterInstance = {
  back() {},
  forward() {},
  push() {},
  replace() {},
  prefetch() {},
  refresh() {},
  bfcacheId: "",
};

/** A router below which components of pages can be drawn; it goes nowhere, and does what a test gives it. */
export function RouterStage({
  children,
  ...does
}: Partial<Pick<AppRouterInstance, "push" | "refresh">> & { children: ReactNode }) {
  return <AppRouterContext value={{ ...idle, ...does }}>{children}</AppRouterContext>;
}
