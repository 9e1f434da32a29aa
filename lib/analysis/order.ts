import type { Scene } from "./scene";

/** How two services of the same score stand to each other. */
export type ServiceOrder = (one: string, other: string) => number;

/**
 * Where nothing tells two services apart, whatever more depends on is the likelier cause: by those who wait for it, by
 * its calls, by what it calls, by how much is known of it. Only services that are alike in all of that are left to
 * their names, so that the same input gives the same order.
 */
export function serviceOrder({ graph, byService }: Scene): ServiceOrder {
  const known = new Map<string, readonly number[]>();
  const marksOf = (service: string): readonly number[] => {
    const before = known.get(service);
    if (before) return before;
    const callers = graph.callers(service);
    const marks = [
      callers.length,
      callers.reduce((sum, caller) => sum + graph.calls(caller, service), 0),
      graph.callees(service).length,
      byService.get(service)?.length ?? 0,
    ];
    known.set(service, marks);
    return marks;
  };
  return (one, other) => {
    const [ownMarks, otherMarks] = [marksOf(one), marksOf(other)];
    for (const [at, mark] of ownMarks.entries()) {
      const difference = (otherMarks[at] ?? 0) - mark;
      if (difference !== 0) return difference;
    }
    return compareNames(one, other);
  };
}

/** In the order of their characters. */
export function compareNames(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
