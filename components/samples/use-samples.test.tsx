import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { success } from "@/lib/wire/problem";
import type { SampleGallery } from "@/lib/wire/samples";
import { fakeApi } from "@/test/fake-api";

import { useSamples } from "./use-samples";

const withStored = (storedBytes: number): SampleGallery => ({
  cases: [],
  run: null,
  incidents: [],
  incidentCount: 0,
  historyLoaded: false,
  storedBytes,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("shows what was done, though an answer that was asked for before comes after it", async () => {
  const api = fakeApi();
  const arrivals: (() => void)[] = [];
  const slow = new Promise<void>((resolve) => arrivals.push(resolve));
  api.answer({ value: withStored(1), after: slow }, { value: withStored(2) });
  const { result } = renderHook(() => useSamples(withStored(0)));
  await act(() => vi.advanceTimersByTimeAsync(5_000));
  expect(api.asked.length).toBe(1);
  await act(() => result.current.act("remove", async () => success(null)));
  expect(result.current.gallery.storedBytes).toBe(2);
  await act(async () => arrivals.forEach((arrive) => arrive()));
  expect(result.current.gallery.storedBytes).toBe(2);
});
