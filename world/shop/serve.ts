import type { Operation, Step } from "./blueprint";
import { services } from "./services";
import { lookUp } from "./cache-call";
import { chargeCard } from "./charge-call";
import { queryDatabase } from "./database-call";
import { type Instance, slowness } from "./instance";
import { publish } from "./publish";
import { crash, failingOperation } from "./crash";
import { reportServed } from "./served";
import { callService } from "./service-call";
import type { Answer, Arrival, Failure, Serve, Standing, StepEnd, Surroundings } from "./walk";

/** What does requests, amid these surroundings. */
export function createServe(around: Surroundings): Serve {
  const { random, ids, fleet } = around;

  function serve(arrival: Arrival): Answer {
    const operation = services[arrival.service].operations[arrival.operation];
    const instance = fleet.choose(arrival.service, arrival.atMs, random);
    if (!operation || !instance || instance.downUntilMs > arrival.atMs)
      return { endMs: arrival.atMs, status: null };
    const standing: Standing = { errand: arrival.errand, instance, spanId: ids.hex(16) };
    const { refuses } = operation;
    const refused = refuses !== undefined && random.chance(refuses.share);
    const done = work(standing, arrival, { operation, refused });
    const failed = done.failure ? 500 : 200;
    const status = !done.failure && refused ? refuses.status : failed;
    reportServed(around, { arrival, standing, operation, done, status });
    return { endMs: done.endMs, status };
  }

  /** Half of its own work, the steps, the other half. */
  function work(
    standing: Standing,
    { service, operation: name, atMs }: Arrival,
    { operation, refused }: { operation: Operation; refused: boolean },
  ): StepEnd {
    const { instance } = standing;
    const half = ownMs(instance, operation) / 2;
    const faulty =
      name === failingOperation(service) && around.trouble.strength("errors", service, instance.version);
    const steps = refused ? operation.steps.slice(0, 1) : operation.steps;
    const begun = runAll(standing, faulty ? steps.slice(0, 1) : steps, atMs + half);
    if (begun.failure) return begun;
    const endMs = begun.endMs + half;
    if (faulty && random.chance(faulty)) return { endMs, failure: crash(service) };
    return faulty ? runAll(standing, steps.slice(1), endMs) : { endMs, failure: null };
  }

  /** Milliseconds that it takes for its own work, which it is charged with. */
  function ownMs(instance: Instance, { cpuMs }: Operation): number {
    const { service, version, backlogMs } = instance;
    const costMs = cpuMs * random.spread(0.3) * (1 + 2 * around.trouble.strength("cpu", service, version));
    instance.workMs += costMs;
    // Most objects are garbage soon.
    instance.garbageBytes += 400_000 * random.spread(0.3);
    const lockedMs = 180 * around.trouble.strength("slow-dependency", service) * random.spread(0.4);
    return costMs * slowness(instance) + backlogMs + lockedMs;
  }

  function runAll(standing: Standing, steps: readonly Step[], atMs: number): StepEnd {
    let end: StepEnd = { endMs: atMs, failure: null };
    for (const step of steps) {
      end = run(standing, step, end.endMs);
      if (end.failure) break;
    }
    return end;
  }

  function run(from: Standing, step: Step, atMs: number): StepEnd {
    switch (step.do) {
      case "call": {
        if (!random.chance(step.chance ?? 1)) return { endMs: atMs, failure: null };
        const end = callService(around, serve, { from, step, atMs });
        return step.optional ? { ...end, failure: null } : end;
      }
      case "query":
        return queryDatabase(around, { from, step, atMs });
      case "cache": {
        const { endMs, hit } = lookUp(around, { from, key: step.key, hitRatio: step.hitRatio, atMs });
        return hit ? { endMs, failure: null } : runAll(from, step.missed, endMs);
      }
      case "charge":
        return chargeCard(around, { from, step, atMs });
      case "publish":
        return publish(around, serve, { from, step, atMs });
      case "together": {
        const ends = step.steps.map((each) => run(from, each, atMs));
        const failure: Failure | null = ends.find((end) => end.failure)?.failure ?? null;
        return { endMs: Math.max(atMs, ...ends.map(({ endMs }) => endMs)), failure };
      }
    }
  }

  return serve;
}
