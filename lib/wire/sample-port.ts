import type { Outcome } from "./problem";
import type { BreakShopRequest } from "./sample-requests";
import type { SampleCase, SampleFault, SampleRun, SampleSubject } from "./samples";

/** Where samples run: one at a time, on this node, over a telemetry store of their own. */
export type SampleStage = {
  cases: () => Promise<readonly SampleCase[]>;
  /** What runs or ran last; null before anything has. */
  run: () => SampleRun | null;
  /** Refused as `conflict` while another one runs, and as `not_found` where there is no such case. */
  start: (subject: SampleSubject) => Promise<Outcome<SampleRun>>;
  stop: () => Promise<void>;
  setRate: (perSecond: number) => Outcome<null>;
  strike: (fault: BreakShopRequest & { id: string }) => Outcome<SampleFault>;
  mend: (id: string) => Outcome<null>;
  /** Since when the telemetry that is there has been told; null where there is none. */
  toldSince: () => Promise<string | null>;
  storedBytes: () => Promise<number | null>;
  /** Stops what runs, and forgets the telemetry of all samples. */
  clear: () => Promise<void>;
};
