import type { Frame, SignalName } from "@/lib/telemetry/frame";
import { isoOf } from "@/lib/wire/present-telemetry";

import { plainText } from "./plain-text";

const NAME_LIMIT = 80;
const MOST_NAMED = 5;
/** What so many of the others send is missed where it is not sent. */
const USUAL_SHARE = 0.5;

type Sent = Frame["coverage"]["services"][number];

const SIGNALS: readonly { name: SignalName; of: (sent: Sent) => number }[] = [
  { name: "metrics", of: ({ series }) => series },
  { name: "traces", of: ({ spans }) => spans },
  { name: "logs", of: ({ logs }) => logs },
];

/** What a frame does not show, one phrase each: signals that are missing, sources that failed, what a limit kept out. */
export function coverageGaps({ coverage }: Frame): readonly string[] {
  const { gaps, silences, dropped } = coverage;
  const services = coverage.services.filter(({ service }) => service !== "");
  const left = dropped.series + dropped.operations + dropped.services + dropped.edges + dropped.patterns;
  return [
    ...gaps.map(({ source, signal, reason }) => `${signal} of ${plainText(source, NAME_LIMIT)}: ${reason}`),
    ...SIGNALS.flatMap((signal) => missing(signal, services)),
    ...silences.map(({ signal, fromUs, toUs }) => `no ${signal} from ${isoOf(fromUs)} to ${isoOf(toUs)}`),
    ...(left > 0 ? [`${left} series, operations, calls and patterns too many were left out`] : []),
  ];
}

function missing({ name, of }: (typeof SIGNALS)[number], services: readonly Sent[]): readonly string[] {
  const silent = services.filter((sent) => of(sent) === 0).map(({ service }) => service);
  if (silent.length === services.length) return [`no ${name} in the window`];
  if (silent.length === 0 || silent.length > (1 - USUAL_SHARE) * services.length) return [];
  const named = silent.slice(0, MOST_NAMED).map((service) => plainText(service, NAME_LIMIT));
  const more = silent.length - named.length;
  return [`no ${name} of ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`];
}
