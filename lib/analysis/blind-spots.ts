import type { SignalName } from "@/lib/telemetry/frame";

import { type Instances, instancesOf } from "./instances";
import type { EvidenceSource } from "./judgement";
import type { Scene } from "./scene";

/** Something that could not be looked at. */
export type BlindSpot = {
  /** Null where it concerns all of them. */
  signal: SignalName | null;
  /** The signal is missing as a whole: no test of it saw the service. */
  isWhole: boolean;
  /** A phrase: "no traces of cart in the window". */
  text: string;
};

/** What could not be looked at, by service and everywhere. */
export type BlindSpots = {
  of: (service: string) => readonly BlindSpot[];
  /** How much of a service is unseen: the share of the signals that others send and it does not. 0 is nothing, 1 all. */
  shareOf: (service: string) => number;
  everywhere: readonly BlindSpot[];
};

type Sent = Readonly<Record<SignalName, number>>;

const SIGNALS: readonly SignalName[] = ["metrics", "traces", "logs"];
/** What so many of the others send is missed where it is not sent. */
const USUAL_SHARE = 0.5;
const LEAST_PAST = 5;

/** What each service lacks beside the others, and what it sent once and sends no more. */
export function blindSpotsOf(scene: Scene): BlindSpots {
  const sent = sentBy(scene);
  const expected = expectedSignals([...sent.values()]);
  const instances = instancesOf(scene);
  const missing = (service: string) =>
    SIGNALS.filter((signal) => expected.has(signal) && (sent.get(service)?.[signal] ?? 0) === 0);
  const stopped = stoppedTraces(scene);
  return {
    of: (service) => {
      const lacking = missing(service);
      if (lacking.length > 0 && lacking.length === expected.size)
        return [{ signal: null, isWhole: true, text: `no telemetry of ${service} in the window` }];
      const gaps = lacking.map((signal) => whole(signal, `no ${signal} of ${service} in the window`));
      if (stopped.has(service)) gaps.push(whole("traces", `no traces of ${service} since the trouble began`));
      return [...gaps, ...ofInstances(service, instances.get(service)), ...ofPast(scene, service)];
    },
    shareOf: (service) => (expected.size === 0 ? 1 : missing(service).length / expected.size),
    everywhere: everywhereIn(scene, expected),
  };
}

/** What a test of a service could not look at, by what it rests on; "" where it saw all. */
export function blindSpotText(spots: readonly BlindSpot[], sources: readonly EvidenceSource[]): string {
  const signals = new Set(sources.map(signalOf));
  return spots
    .filter(({ signal }) => signal === null || signals.size === 0 || signals.has(signal))
    .map(({ text }) => text)
    .join("; ");
}

function signalOf({ type }: EvidenceSource): SignalName | null {
  if (type === "series") return "metrics";
  if (type === "pattern") return "logs";
  return type === "change" ? null : "traces";
}

function whole(signal: SignalName, text: string): BlindSpot {
  return { signal, isWhole: true, text };
}

function sentBy({ input }: Scene): ReadonlyMap<string, Sent> {
  return new Map(
    input.frame.coverage.services
      .filter(({ service }) => service !== "")
      .map(({ service, series, spans, logs }) => [service, { metrics: series, traces: spans, logs }]),
  );
}

/** The signals that most services send of those that send anything. */
function expectedSignals(sent: readonly Sent[]): ReadonlySet<SignalName> {
  const heard = sent.filter((one) => SIGNALS.some((signal) => one[signal] > 0));
  return new Set(
    SIGNALS.filter((signal) => {
      const senders = heard.filter((one) => one[signal] > 0).length;
      return senders > 0 && senders >= USUAL_SHARE * heard.length;
    }),
  );
}

function stoppedTraces({ input, stretch, onset }: Scene): ReadonlySet<string> {
  const stopped = new Set<string>();
  if (!onset.found) return stopped;
  for (const { service, red } of input.frame.services) {
    const isSeen = (cell: number) => (red.samples[cell] ?? 0) > 0;
    if (stretch.past.some(isSeen) && !stretch.fault.some(isSeen)) stopped.add(service);
  }
  return stopped;
}

function ofInstances(service: string, known: Instances | undefined): BlindSpot[] {
  if (!known || known.silent === 0) return [];
  const text =
    known.all === 1
      ? `no metrics of ${service} since the trouble began`
      : `${known.silent} of ${known.all} instances of ${service} have no metrics since the trouble began`;
  return [{ signal: "metrics", isWhole: known.silent === known.all, text }];
}

function ofPast({ byService }: Scene, service: string): BlindSpot[] {
  const own = byService.get(service) ?? [];
  if (own.length === 0 || own.some(({ known }) => known >= LEAST_PAST)) return [];
  return [{ signal: null, isWhole: false, text: `nothing is known of ${service} before the trouble` }];
}

function everywhereIn({ input }: Scene, expected: ReadonlySet<SignalName>): BlindSpot[] {
  const { gaps, dropped, services } = input.frame.coverage;
  const told = new Set(gaps.map(({ signal }) => signal));
  const none = SIGNALS.filter((signal) => !expected.has(signal) && !told.has(signal)).filter((signal) =>
    services.every(
      (one) => one[signal === "metrics" ? "series" : signal === "traces" ? "spans" : "logs"] === 0,
    ),
  );
  const kept = dropped.series + dropped.operations + dropped.services + dropped.edges + dropped.patterns;
  return [
    ...gaps.map(({ source, signal, reason }) => ({
      signal,
      isWhole: false,
      text: `${signal} of ${source}: ${reason}`,
    })),
    ...none.map((signal) => whole(signal, `no ${signal} in the window`)),
    ...(kept > 0
      ? [
          {
            signal: null,
            isWhole: false,
            text: `${kept} series, operations and calls too many were left out`,
          },
        ]
      : []),
  ];
}
