import type { CallGraph } from "@/lib/telemetry/frame";

/** Who calls whom, to walk along. */
export type ServiceGraph = {
  services: readonly string[];
  callees: (service: string) => readonly string[];
  callers: (service: string) => readonly string[];
  /** Calls from one service to its callee that nobody counted are 0. */
  calls: (caller: string, callee: string) => number;
  /** Everything that may wait for the service, by any number of calls; without itself. */
  dependents: (service: string) => ReadonlySet<string>;
};

/** The graph of a frame's services, each with its neighbours in order. */
export function serviceGraph({ services, edges }: CallGraph): ServiceGraph {
  const callees = new Map<string, string[]>();
  const callers = new Map<string, string[]>();
  const counts = new Map<string, Map<string, number>>();
  for (const { caller, callee, calls } of edges) {
    add(callees, caller, callee);
    add(callers, callee, caller);
    const own = counts.get(caller) ?? new Map<string, number>();
    counts.set(caller, own.set(callee, calls));
  }
  const known = new Map<string, ReadonlySet<string>>();
  const calleesOf = (service: string) => callees.get(service) ?? [];
  const callersOf = (service: string) => callers.get(service) ?? [];
  return {
    services,
    callees: calleesOf,
    callers: callersOf,
    calls: (caller, callee) => counts.get(caller)?.get(callee) ?? 0,
    dependents(service) {
      const before = known.get(service);
      if (before) return before;
      const found = reach(service, callersOf);
      known.set(service, found);
      return found;
    },
  };
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function reach(from: string, next: (service: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [...next(from)];
  for (let service = open.pop(); service !== undefined; service = open.pop()) {
    if (seen.has(service) || service === from) continue;
    seen.add(service);
    open.push(...next(service));
  }
  return seen;
}
