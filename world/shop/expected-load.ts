import { serviceNames, type Operation, type ServiceName, type Step } from "./blueprint";
import { services, visits } from "./services";

/** Processor milliseconds that one visit costs each service on average, and the database in milliseconds of queries. */
export type ExpectedLoad = { cpuMs: ReadonlyMap<ServiceName, number>; queryMs: number };

/** What one average visit costs, when all is well. */
export function expectedLoad(): ExpectedLoad {
  const cpuMs = new Map<ServiceName, number>(serviceNames.map((name) => [name, 0]));
  let queryMs = 0;

  const add = (name: ServiceName, operation: Operation | undefined, times: number): void => {
    if (!operation) return;
    cpuMs.set(name, (cpuMs.get(name) ?? 0) + operation.cpuMs * times);
    for (const step of operation.steps) addStep(step, times);
  };
  const addStep = (step: Step, times: number): void => {
    switch (step.do) {
      case "call":
        add(step.to, services[step.to].operations[step.operation], times * (step.chance ?? 1));
        break;
      case "publish":
        add(step.to, services[step.to].operations[step.operation], times);
        break;
      case "query":
        queryMs += step.ms * times;
        break;
      case "cache":
        for (const inner of step.missed) addStep(inner, times * (1 - step.hitRatio));
        break;
      case "together":
        for (const inner of step.steps) addStep(inner, times);
        break;
      case "charge":
        break;
    }
  };

  const total = visits.reduce((sum, { weight }) => sum + weight, 0);
  for (const { operation, weight } of visits)
    add("storefront", services.storefront.operations[operation], weight / total);
  return { cpuMs, queryMs };
}
