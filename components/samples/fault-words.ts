/** Kinds of faults in words, for somebody who looks for something to break. */
const words: Readonly<Record<string, string>> = {
  cpu: "Its processor is busy",
  "memory-leak": "A version leaks memory",
  "slow-dependency": "It answers slowly",
  "network-delay": "The network delays its calls",
  errors: "A version throws errors",
  "bad-configuration": "A setting is wrong",
  "pool-exhaustion": "Connections run out",
  "traffic-surge": "Six times the visits",
  "third-party-outage": "The provider is down",
  "monitoring-gap": "Nothing is heard of it",
};

/** A kind that is not known here is shown by its name. */
export function faultWords(kind: string): string {
  return words[kind] ?? kind;
}

/** What to expect of kinds that seldom ring soon. */
const rings: Readonly<Record<string, string>> = {
  "memory-leak":
    "Its heap takes two minutes to fill, and it rings only where its restarts are felt: in some ten minutes, or never.",
  "monitoring-gap":
    "It need not ring: whoever calls it is well. Declare an incident yourself, and have it investigated.",
};
const RINGS =
  "An alert is expected within two minutes; where those who call it hardly feel it, none may come.";

/** What to expect after a fault of a kind has struck, by the shop's own alerting rules. */
export function ringWords(kind: string): string {
  return rings[kind] ?? RINGS;
}

/** "checkout → payments" of "checkout-to-payments". */
export function targetWords(target: string): string {
  return target.replace("-to-", " → ");
}
