import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { EvidenceWindow } from "@/lib/wire/evidence-window";

import { useStretch } from "./use-stretch";

const noon = Date.UTC(2026, 2, 1, 12);
let queries: QueryClient;
beforeEach(() => {
  vi.useFakeTimers({ now: noon + 400 });
  queries = new QueryClient();
});
afterEach(() => {
  cleanup();
  queries.clear();
  vi.useRealTimers();
});

const around = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queries}>{children}</QueryClientProvider>
);
const endOf = (window: EvidenceWindow, answerMs = 0) => {
  const { result } = renderHook(
    () => {
      const { stretch } = useStretch(window, noon + 400);
      useQuery({
        queryKey: [stretch.toMs],
        queryFn: () => new Promise((resolve) => setTimeout(() => resolve(null), answerMs)),
        enabled: answerMs > 0,
      });
      return stretch.toMs - noon;
    },
    { wrapper: around },
  );
  return result;
};
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("goes on at the beginning of each second", async () => {
  const end = endOf({ kind: "last", minutes: 15 });
  await pass(599);
  expect(end.current).toBe(400);
  await pass(1);
  expect(end.current).toBe(1_000);
  await pass(1_000);
  expect(end.current).toBe(2_000);
});

it("rests after an answer for as long as the answer took", async () => {
  const end = endOf({ kind: "last", minutes: 15 }, 700);
  await pass(1_350);
  // The answer came at 1100, the rest ends at 1800.
  expect(end.current).toBe(400);
  await pass(300);
  expect(end.current).toBe(2_000);
});

it("stays where it is between two moments", async () => {
  const end = endOf({ kind: "between", fromMs: noon - 1_000, toMs: noon });
  await pass(60_000);
  expect(end.current).toBe(0);
});
