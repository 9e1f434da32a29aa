import type { Deviation } from "./deviation";
import { patternKey } from "./frame-keys";
import type { CauseKind } from "./judgement";
import { OUTSIDE_SIGNS } from "./outside-signs";
import type { Scene } from "./scene";

/** A cause that no change of ours can be blamed for, with how surely it is seen, and the lines that say it, by `patternKey`. */
export type OutsideCause = {
  kind: CauseKind;
  strength: number;
  reason: string;
  lines: ReadonlySet<string>;
};

const WARN = 13;
const RECENT_US = 1_800_000_000;
const SURGE = Math.log(1.8);
const OUT_OF_USUAL = 1.5;
const LEAST_PLACES = 2;
const MOST_PLACES = 0.6;
const MOST_STRENGTH = 3;
const MOST_QUOTED = 120;
/** Of a request, not of a time: its growth is a service's own doing. */
const PER_REQUEST = /per[-_. ]?(request|call|query|message|job)/iu;

/** Signs of a cause outside of our own code: what logs say of others, and traffic that grew from the entry on. */
export function outsideCauses(scene: Scene): OutsideCause[] {
  return [...saidOfOthers(scene), ...surges(scene)];
}

/** Each line counts for the first sign that it shows; more of them, of more services, are surer. */
function saidOfOthers({ input, onsetUs }: Scene): OutsideCause[] {
  const { frame, alarm } = input;
  const told = frame.logs
    .filter(
      ({ severity, lastSeenUs, firstSeenUs }) =>
        severity >= WARN && lastSeenUs >= alarm.atUs - RECENT_US && firstSeenUs >= onsetUs - RECENT_US,
    )
    .map(({ id, service, template, examples }) => {
      const texts = [template, ...examples.map(({ body }) => body)];
      return {
        key: patternKey({ id, service }),
        service,
        template,
        sign: OUTSIDE_SIGNS.find(({ saying }) => texts.some((text) => saying.test(text))),
      };
    });
  return OUTSIDE_SIGNS.flatMap((sign): OutsideCause[] => {
    const own = told.filter((one) => one.sign === sign);
    const [first] = own;
    if (!first) return [];
    const services = new Set(own.map(({ service }) => service)).size;
    const strength = Math.min(MOST_STRENGTH, sign.base + Math.log1p(own.length) + Math.log(services));
    const where = services > 1 ? `, say ${services} services at once` : "";
    const quoted = first.template.slice(0, MOST_QUOTED);
    return [
      {
        kind: sign.kind,
        strength: Math.max(0, strength),
        reason: `${sign.reason}${where}: "${quoted}".`,
        lines: new Set(own.map(({ key }) => key)),
      },
    ];
  });
}

/** Traffic that grew where nobody of ours sends it; what only grows further down is made by a service of ours. */
function surges({ deviations, graph, input }: Scene): OutsideCause[] {
  const rates = deviations.filter(
    ({ measurement: { role, origin, name } }) =>
      role === "rate" && origin === "metric" && !PER_REQUEST.test(name),
  );
  const grown = rates.filter(({ ratio, excess }) => ratio > SURGE && excess > OUT_OF_USUAL);
  const isEntry = ({ measurement: { service } }: Deviation) =>
    service === "" || service === input.entryService || graph.callers(service).length === 0;
  const comesIn = grown.some(isEntry);
  if (!comesIn || grown.length < LEAST_PLACES || grown.length < MOST_PLACES * rates.length) return [];
  return [
    {
      kind: "traffic",
      strength: Math.min(MOST_STRENGTH, grown.length / 2 + 1),
      reason: `Traffic grew at ${grown.length} of ${rates.length} places at once, from where it comes in.`,
      lines: new Set(),
    },
  ];
}
