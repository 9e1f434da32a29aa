import type { ServiceName } from "./blueprint";
import { services } from "./services";
import type { Exception } from "./happenings";
import type { Failure } from "./walk";

/** The one code path of a service that a fault of kind `errors` is in. */
export function failingOperation(service: ServiceName): string | undefined {
  return Object.keys(services[service].operations)[0];
}

/** What a mistake in the code throws. */
export function crash(service: ServiceName): Failure {
  return { type: "TypeError", message: `Cannot read properties of undefined (reading '${FIELDS[service]}')` };
}

const FIELDS: Readonly<Record<ServiceName, string>> = {
  storefront: "parcels",
  catalogue: "price",
  search: "tokens",
  cart: "lines",
  checkout: "address",
  payments: "issuer",
  orders: "history",
  shipping: "events",
  inventory: "warehouse",
  users: "credential",
  notifications: "template",
  recommendations: "profile",
};

/** A failure as it is logged: with where in the code it came from. */
export function exceptionOf(failure: Failure, service: ServiceName, operation: string): Exception {
  const place = [
    `at ${operation} (/app/services/${service}/src/${operation}.js:${40 + operation.length * 7}:${11 + service.length})`,
    `at handle (/app/services/${service}/src/server.js:88:20)`,
    "at process.processTicksAndRejections (node:internal/process/task_queues:95:5)",
  ];
  const title = `${failure.type}: ${failure.message}`;
  return { type: failure.type, message: failure.message, stack: [title, ...place].join("\n    ") };
}
