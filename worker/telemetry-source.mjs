/** The entry of the same process from its source, for development and tests: the bundle has no need of it. */
import { register } from "tsx/esm/api";

register();
await import("./telemetry.ts");
