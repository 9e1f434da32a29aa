import type { Outcome } from "@/lib/wire/problem";
import type { SampleFault, SampleGallery, SampleRun, SampleSubject } from "@/lib/wire/samples";

import { callApi } from "./api";

export const readSamples = (signal?: AbortSignal): Promise<Outcome<SampleGallery>> =>
  callApi("/api/samples", { ...(signal && { signal }) });

/** Forgets all samples: what runs, their telemetry, and their incidents in every list. */
export const removeSamples = (): Promise<Outcome<{ removed: number }>> =>
  callApi("/api/samples", { method: "DELETE" });

export const startSample = (body: SampleSubject): Promise<Outcome<SampleRun>> =>
  callApi("/api/samples/run", { method: "POST", body });

export const stopSample = (): Promise<Outcome<null>> => callApi("/api/samples/run", { method: "DELETE" });

export const setShopRate = (perSecond: number): Promise<Outcome<null>> =>
  callApi("/api/samples/run", { method: "PATCH", body: { perSecond } });

export const breakShop = (body: { kind: string; target: string }): Promise<Outcome<SampleFault>> =>
  callApi("/api/samples/faults", { method: "POST", body });

export const mendShop = (id: string): Promise<Outcome<null>> =>
  callApi(`/api/samples/faults/${encodeURIComponent(id)}`, { method: "DELETE" });
