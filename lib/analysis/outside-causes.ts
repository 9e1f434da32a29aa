import type { CauseKind } from "./judgement";
import type { Scene } from "./scene";

/** A cause that no change of ours can be blamed for, with how surely it is seen. */
export type OutsideCause = { kind: CauseKind; strength: number; reason: string };

const SAYINGS: readonly (readonly [RegExp, CauseKind, string])[] = [
  [
    /no such host|enotfound|servfail|name resolution|dns (lookup|query|resolution)|lookup .{0,80} (i\/o timeout|server misbehaving)/iu,
    "third_party",
    "Names are not resolved",
  ],
  [
    /certificate (has expired|is not yet valid|expired)|x509: certificate|cert(ificate)? .{0,40}expire/iu,
    "third_party",
    "A certificate is not valid any more",
  ],
  [
    /https?:\/\/(?!\w+(\.svc|\.local|:\d))[a-z0-9-]+(\.[a-z0-9-]+)+\S* .{0,40}(5\d\d|timeout|deadline|refused|reset|unavailable)/iu,
    "third_party",
    "Somebody else's service fails",
  ],
  [/no space left|disk full|quota exceeded|too many open files/iu, "disk", "Something is full"],
  [/out of memory|oomkilled|oom-kill/iu, "memory", "Memory ran out"],
  [/rate limit(ed)?( exceeded)? by|throttl(ed|ing)exception/iu, "third_party", "Somebody else limits us"],
];
const WARN = 13;
const RECENT_US = 1_800_000_000;
const SURGE = Math.log(1.8);

/** Signs of a cause outside of our own code: what logs say of others, and traffic that grew everywhere at once. */
export function outsideCauses(scene: Scene): OutsideCause[] {
  const { frame, alarm } = scene.input;
  const causes = SAYINGS.flatMap(([saying, kind, reason]): OutsideCause[] => {
    const told = frame.logs.filter(
      ({ severity, template, examples, lastSeenUs, firstSeenUs }) =>
        severity >= WARN &&
        lastSeenUs >= alarm.atUs - RECENT_US &&
        firstSeenUs >= scene.onsetUs - RECENT_US &&
        [template, ...examples.map(({ body }) => body)].some((text) => saying.test(text)),
    );
    const [first] = told;
    return first
      ? [
          {
            kind,
            strength: Math.min(3, 1 + Math.log1p(told.length)),
            reason: `${reason}: "${first.template.slice(0, 120)}".`,
          },
        ]
      : [];
  });
  const rates = scene.deviations.filter(
    ({ measurement: { role, origin } }) => role === "rate" && origin === "metric",
  );
  const grown = rates.filter(({ ratio, excess }) => ratio > SURGE && excess > 1.5);
  if (grown.length >= 2 && grown.length >= 0.6 * rates.length)
    causes.push({
      kind: "traffic",
      strength: Math.min(3, grown.length / 2 + 1),
      reason: `Traffic grew at ${grown.length} of ${rates.length} places at once.`,
    });
  return causes;
}
