/**
 * How the shop is built: who offers which operation, and what an operation does. Data only: what happens when it runs is
 * `walk.ts`.
 */
export const serviceNames = [
  "storefront",
  "catalogue",
  "search",
  "cart",
  "checkout",
  "payments",
  "orders",
  "shipping",
  "inventory",
  "users",
  "notifications",
  "recommendations",
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** What the services lean on, and do not run themselves. */
export const dependencyNames = ["postgres", "redis", "cardpay"] as const;
export type DependencyName = (typeof dependencyNames)[number];

export type Step =
  | {
      do: "call";
      to: ServiceName;
      operation: string;
      chance?: number;
      /** A failure is logged and lived with. */
      optional?: true;
      retries?: number;
    }
  | { do: "query"; verb: "SELECT" | "INSERT" | "UPDATE"; table: string; ms: number }
  | { do: "cache"; key: string; hitRatio: number; missed: readonly Step[] }
  /** A call to the payment provider. */
  | { do: "charge"; path: string; ms: number }
  | { do: "publish"; topic: string; to: ServiceName; operation: string }
  | { do: "together"; steps: readonly Step[] };

export type Operation = {
  method: "GET" | "POST" | "PUT" | "PROCESS";
  route: string;
  /** Processor time of its own, in milliseconds, when nothing is in the way. */
  cpuMs: number;
  steps: readonly Step[];
  /** Said when it went well; {id} and {customer} are filled in. */
  says?: string;
  /** Share of requests that are refused for good reason, with this status. */
  refuses?: { share: number; status: number; says: string };
};

export type Service = {
  instances: number;
  /** Its own feature flag, which an operation of it evaluates. */
  flag: string;
  operations: Readonly<Record<string, Operation>>;
};

/** Whether a text names one of the shop's services. */
export function isServiceName(text: string): text is ServiceName {
  return serviceNames.some((name) => name === text);
}

/** Whether a text names something that the services lean on. */
export function isDependencyName(text: string): text is DependencyName {
  return dependencyNames.some((name) => name === text);
}

/** Steps with those inside them. */
export function everyStep(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => {
    if (step.do === "together") return [step, ...everyStep(step.steps)];
    if (step.do === "cache") return [step, ...everyStep(step.missed)];
    return [step];
  });
}
