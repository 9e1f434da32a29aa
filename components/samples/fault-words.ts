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

/** "checkout → payments" of "checkout-to-payments". */
export function targetWords(target: string): string {
  return target.replace("-to-", " → ");
}
