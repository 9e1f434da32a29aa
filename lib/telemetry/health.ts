import { quantityText, shareText } from "./quantity";

export const healthStates = ["failing", "slow", "silent", "healthy", "unknown"] as const;
/** `silent`: it had requests before and has none now. `unknown`: too little is known to say. */
export type HealthState = (typeof healthStates)[number];

/** How a service or a call stands, and the numbers that say so, in one sentence; "before" is the window before. */
export type Health = { state: HealthState; reason: string };

/** What a service was asked, or an edge carried, in a window. */
export type Traffic = {
  count: number;
  errorCount: number;
  /** Null where it was not measured. */
  p99Seconds: number | null;
};

/** Fewer requests than these say nothing. */
const LEAST_REQUESTS = 20;
/** This share of errors is a failure whatever was usual. */
const FAILING_SHARE = 0.05;
/** A smaller share counts where it is this much, and surely above what was usual. */
const NOTICED_SHARE = 0.01;
const SLOWER_TIMES = 2;
const SLOWER_SECONDS = 0.01;
/** Quantile of the normal distribution: 95 % lie between. */
const Z = 1.96;

/** The health of a window's traffic against that of a window before it, where there is one. */
export function healthOf(now: Traffic, before: Traffic | null): Health {
  const usual = before && before.count >= LEAST_REQUESTS ? before : null;
  if (now.count === 0)
    return usual
      ? { state: "silent", reason: `No requests, before ${usual.count}.` }
      : { state: "unknown", reason: "No requests were recorded." };
  if (now.count < LEAST_REQUESTS)
    return { state: "unknown", reason: `Only ${now.count} requests: too few to tell.` };

  const share = now.errorCount / now.count;
  const usualShare = usual ? usual.errorCount / usual.count : null;
  if (
    share >= FAILING_SHARE ||
    (usual && share >= NOTICED_SHARE && sureShare(now).least > sureShare(usual).most)
  )
    return { state: "failing", reason: `Errors ${against(shareText(share), usualShare, shareText)}.` };

  const seconds = now.p99Seconds;
  const usualSeconds = usual?.p99Seconds ?? null;
  if (
    seconds !== null &&
    usualSeconds !== null &&
    seconds >= usualSeconds * SLOWER_TIMES &&
    seconds - usualSeconds >= SLOWER_SECONDS
  )
    return { state: "slow", reason: `p99 ${against(inSeconds(seconds), usualSeconds, inSeconds)}.` };
  const p99 = seconds === null ? "" : `, p99 ${inSeconds(seconds)}`;
  return { state: "healthy", reason: `Errors ${shareText(share)}${p99}.` };
}

/** Wilson's interval: between which shares of errors the true one surely lies. */
function sureShare({ count, errorCount }: Traffic): { least: number; most: number } {
  const share = errorCount / count;
  const square = (Z * Z) / count;
  const middle = share + square / 2;
  const margin = Z * Math.sqrt((share * (1 - share)) / count + square / (4 * count));
  return { least: (middle - margin) / (1 + square), most: (middle + margin) / (1 + square) };
}

const inSeconds = (seconds: number) => quantityText(seconds, "s");

function against(now: string, usual: number | null, text: (value: number) => string): string {
  return usual === null ? now : `${now}, before ${text(usual)}`;
}
