/** What can break. */
export const FAULT_KINDS = ["cpu", "memory", "errors", "latency", "network", "logs", "traffic"] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** A tree of services: each is called by one before it in the list, the first by clients. */
export type MadeTree = {
  names: readonly string[];
  /** For each service, the place of who calls it. */
  callers: readonly number[];
  /** What breaks at which place; null where nothing does. */
  fault: { kind: FaultKind; at: number } | null;
  /** Where all wavering begins: another one is another day. */
  phase: number;
};

/** By cell. */
export type Line = Float64Array;

/** What is so at a service, whoever looks: seconds, requests by second, shares, bytes. */
export type MadeService = {
  service: string;
  /** "" for the first. */
  caller: string;
  rate: Line;
  /** Of its caller alone: more requests than usual come from elsewhere. */
  calls: Line;
  /** In its own work. */
  own: Line;
  /** In its own work and waiting for those that it calls. */
  duration: Line;
  /** Share of requests that fail. */
  failing: Line;
  /** On the way between its caller and itself. */
  gap: Line;
  cpu: Line;
  memory: Line;
  /** Broken lines of its log by second. */
  alarming: Line;
};

export const CELLS = 60;
export const FAULT_CELL = 48;

/** How many times as much as usual, from the fault on. A processor and a memory that run out make work slow, too. */
const BROKEN: Readonly<Record<FaultKind, Partial<Record<keyof MadeService, number>>>> = {
  cpu: { cpu: 4, own: 6 },
  memory: { memory: 4, own: 4 },
  errors: {},
  latency: { own: 12 },
  network: { gap: 200 },
  logs: {},
  traffic: { rate: 6 },
};

/**
 * Every service of a tree over an hour, in which one breaks in minute 48. What others show of it follows from who calls
 * whom: who calls a slow service waits, who calls a failing one fails now and then.
 */
export function madeServices({ names, callers, fault, phase }: MadeTree): MadeService[] {
  const factor = (at: number, what: keyof MadeService) =>
    fault?.at === at ? (BROKEN[fault.kind][what] ?? 1) : 1;
  const services = names.map((service, at): MadeService => {
    const isBroken = (kind: FaultKind) => fault?.at === at && fault.kind === kind;
    const of = (what: keyof MadeService, level: number, turn: number, times = factor(at, what)) =>
      waveringLine(level, times, phase + 1.3 * at + turn);
    const ofCaller = at > 0 ? factor(callers[at] ?? 0, "gap") : 1;
    const own = of("own", 0.02 * (1 + (at % 3)), 2);
    return {
      service,
      caller: at > 0 ? (names[callers[at] ?? 0] ?? "") : "",
      rate: of("rate", 50, 1),
      calls: of("calls", 50, 1),
      own,
      duration: own.slice(),
      failing: isBroken("errors") ? fromFault(0.4, 0.002) : of("failing", 0.002, 3),
      gap: of("gap", 0.001, 4, Math.max(ofCaller, factor(at, "gap"))),
      cpu: of("cpu", 0.2, 5),
      memory: of("memory", 4e8, 6),
      alarming: isBroken("errors") || isBroken("logs") ? fromFault(20, 0) : fromFault(0, 0),
    };
  });
  // From the last one on: everything that a service calls comes after it.
  for (let at = services.length - 1; at > 0; at--) waitFor(services[callers[at] ?? 0], services[at]);
  return services;
}

/** A value that wavers around a level, the same in every run, and jumps by a factor when the fault begins. */
function waveringLine(level: number, factor: number, phase: number): Line {
  return Float64Array.from(
    { length: CELLS },
    (_, cell) =>
      level *
      (cell >= FAULT_CELL ? factor : 1) *
      (1 + 0.03 * Math.sin(cell * 1.7 + phase) + 0.02 * Math.cos(cell * 0.9 + 2 * phase)),
  );
}

function fromFault(level: number, before: number): Line {
  return Float64Array.from({ length: CELLS }, (_, cell) => (cell >= FAULT_CELL ? level : before));
}

/** Most failures of those that it calls are its own, too. */
const PASSED_ON = 0.8;

function waitFor(caller: MadeService | undefined, callee: MadeService | undefined): void {
  if (!caller || !callee) return;
  for (let cell = 0; cell < CELLS; cell++) {
    caller.duration[cell] =
      (caller.duration[cell] ?? 0) + (callee.duration[cell] ?? 0) + (callee.gap[cell] ?? 0);
    caller.failing[cell] = Math.max(caller.failing[cell] ?? 0, PASSED_ON * (callee.failing[cell] ?? 0));
  }
}
