import { serviceNames, type ServiceName } from "./blueprint";
import { services, visits } from "./services";
import { createAgenda, type Intention } from "./agenda";
import { createChangeDesk } from "./change-desk";
import type { ChangeReference, Changes } from "./changes";
import { expectedLoad } from "./expected-load";
import type { Fault } from "./fault";
import { createFaultDesk } from "./fault-desk";
import { createFleet } from "./fleet";
import type { Happenings, Seen } from "./happenings";
import { HEAP, type Instance } from "./instance";
import { everydayChange, faultAppointments } from "./plan";
import { createRandom } from "./random";
import { createRecorder } from "./recorder";
import { createServe } from "./serve";
import { createServers } from "./servers";
import { soundSettings } from "./settings";
import { isOutOfMemory, settle } from "./settle";
import { expectedTraffic } from "./traffic";
import { createTrouble } from "./trouble";
import { type Truth, truthOf } from "./truth";

/** How far the shop's time moves at once. */
export const TICK_MS = 1_000;
/** What services use of their processors on an average day. */
const USUAL_UTILISATION = 0.2;
/** What a surge of full strength makes of the traffic, beyond the usual. */
const SURGE = 5;

export type ShopOptions = {
  seed: number;
  /** Milliseconds since 1970. */
  startMs: number;
  /** Visits on average. */
  perSecond: number;
  faults: readonly Fault[];
};

/** A shop that lives in a time of its own. */
export type Shop = {
  /** Up to when it has lived. Milliseconds since 1970. */
  nowMs: () => number;
  /** Lives one tick on. Gives what was seen of it: nothing of those whose monitoring is gone. */
  advance: () => Seen;
  /** Brings a fault that was not planned. */
  strike: (fault: Fault) => void;
  /** Takes a fault out again that has no end of its own. */
  mend: (fault: Fault) => void;
  /** Lets so many come from now on; what the shop was built for stays. */
  setRate: (perSecond: number) => void;
  changes: () => Changes;
  truth: () => Truth;
};

/** Opens a shop. The same options and strikes give the same life, to the last digit of the last span. */
export function createShop({ seed, startMs, perSecond, faults }: ShopOptions): Shop {
  const stream = (name: string) => createRandom(seed, name);
  const [arrivals, days, restless, herrings] = [
    stream("arrivals"),
    stream("days"),
    stream("rest"),
    stream("herrings"),
  ];
  const load = expectedLoad();
  const fleet = createFleet({ random: stream("fleet"), startMs });
  const settings = soundSettings();
  const trouble = createTrouble();
  const recorder = createRecorder();
  const servers = createServers({ queryMs: load.queryMs * perSecond, startMs, random: stream("servers") });
  const changes = createChangeDesk({
    random: stream("changes"),
    fleet,
    settings,
    tell: recorder.log,
  });
  const faultDesk = createFaultDesk({ changes, trouble, fleet });
  const serve = createServe({
    random: stream("latencies"),
    ids: stream("ids"),
    fleet,
    servers,
    settings,
    trouble,
    recorder,
  });
  const agenda = createAgenda();
  const innocent: { atMs: number; reference: ChangeReference }[] = [];
  let nowMs = startMs;
  let visitsPerSecond = perSecond;

  const strike = (fault: Fault) => agenda.add(faultAppointments(fault, { random: herrings, nowMs }));
  for (const fault of faults) strike(fault);
  let nextEveryday = everydayChange(days, startMs);
  agenda.add([nextEveryday]);

  function carryOut(intention: Intention, atMs: number): void {
    if (intention.do === "begin fault") return faultDesk.begin(intention.fault, atMs);
    if (intention.do === "end fault") return faultDesk.end(intention.fault, atMs);
    const { service } = intention;
    // Nobody ships on top of a bad version by chance: that would mend it.
    if (intention.do === "deploy" && trouble.carries(service)) return;
    innocent.push({ atMs, reference: changeHarmlessly(intention.do, service, atMs) });
  }

  function changeHarmlessly(kind: "deploy" | "flag" | "configure", service: ServiceName, atMs: number) {
    if (kind === "deploy") return changes.deploy(service, { atMs, canary: false, guilt: null }).reference;
    return kind === "flag" ? changes.flip(service, atMs) : changes.configureHarmlessly(service, atMs);
  }

  function visit(atMs: number): void {
    const operation = chooseVisit(arrivals.next());
    const errand = {
      traceId: arrivals.hex(32),
      id: String(Math.floor(arrivals.between(10_000, 99_999))),
      customer: `c${Math.floor(arrivals.between(100, 9_999))}`,
    };
    serve({ errand, service: "storefront", operation, parentSpanId: "", atMs });
  }

  function rest(instance: Instance): void {
    const { service } = instance;
    const usualMs = ((load.cpuMs.get(service) ?? 0) * perSecond) / services[service].instances;
    const stretch = {
      atMs: nowMs,
      seconds: TICK_MS / 1_000,
      capacityMs: usualMs / USUAL_UTILISATION,
      random: restless,
      trouble,
    };
    for (const measurement of settle(instance, stretch)) recorder.measure(measurement);
    if (!isOutOfMemory(instance)) return;
    recorder.log({
      source: instance.source,
      atMs: nowMs,
      severity: "FATAL",
      body: `Reached heap limit of ${HEAP.limit / 2 ** 20} MiB: allocation failed - JavaScript heap out of memory`,
      attributes: { "exception.type": "OutOfMemoryError" },
      traceId: "",
      spanId: "",
    });
    fleet.restart(instance, nowMs);
  }

  return {
    nowMs: () => nowMs,
    advance() {
      for (const { atMs, intention } of agenda.due(nowMs)) carryOut(intention, atMs);
      if (nextEveryday.atMs <= nowMs) {
        nextEveryday = everydayChange(days, nowMs);
        agenda.add([nextEveryday]);
      }
      fleet.advance(nowMs);
      const surge = 1 + SURGE * trouble.strength("traffic-surge", "storefront");
      const mean = (expectedTraffic(visitsPerSecond, nowMs) * surge * TICK_MS) / 1_000;
      const times = Array.from({ length: arrivals.count(mean) }, () => nowMs + arrivals.between(0, TICK_MS));
      for (const atMs of times.toSorted((one, other) => one - other)) visit(atMs);
      nowMs += TICK_MS;
      for (const instance of fleet.all()) rest(instance);
      const stretch = { seconds: TICK_MS / 1_000, instances: fleet.all() };
      for (const measurement of servers.settle(stretch)) recorder.measure(measurement);
      faultDesk.tidy();
      const silent = serviceNames.filter((name) => trouble.strength("monitoring-gap", name) > 0);
      return seen(recorder.collect(), silent);
    },
    strike,
    mend: (fault) => agenda.add([{ atMs: nowMs, intention: { do: "end fault", fault } }]),
    setRate(perSecondNow) {
      visitsPerSecond = perSecondNow;
    },
    changes: changes.changes,
    truth: () => truthOf(seed, faultDesk.history(), innocent),
  };
}

function chooseVisit(share: number): string {
  let left = share * visits.reduce((sum, { weight }) => sum + weight, 0);
  for (const { operation, weight } of visits) {
    left -= weight;
    if (left < 0) return operation;
  }
  return "home";
}

function seen({ spans, logs, measurements }: Happenings, silent: readonly ServiceName[]): Seen {
  const tells = ({ source }: { source: { service: string } }) =>
    !silent.some((name) => name === source.service);
  return { spans: spans.filter(tells), logs: logs.filter(tells), measurements, silent };
}
