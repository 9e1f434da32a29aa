import { everyStep, type ServiceName, serviceNames, type Step } from "./blueprint";
import { services } from "./services";

/** Everything that a service's operations do. */
export function stepsOf(service: ServiceName): readonly Step[] {
  return Object.values(services[service].operations).flatMap(({ steps }) => everyStep(steps));
}

/** Calls between services as the blueprint plans them, each once. */
export function plannedCalls(): readonly { caller: ServiceName; callee: ServiceName }[] {
  const found = new Map<string, { caller: ServiceName; callee: ServiceName }>();
  for (const caller of serviceNames)
    for (const operation of Object.values(services[caller].operations))
      for (const step of everyStep(operation.steps))
        if (step.do === "call" || step.do === "publish")
          found.set(`${caller} ${step.to}`, { caller, callee: step.to });
  return [...found.values()];
}
