/** Has a process keep telemetry in a folder, says so, and goes on until it is killed. */
import { writeSync } from "node:fs";

import { openTelemetryProcess } from "@/lib/server/telemetry-process";
import { MIB } from "@/test/telemetry";

const [entry = "", dataDirectory = ""] = process.argv.slice(2);
const settings = { dataDirectory, telemetryLimitBytes: 512 * MIB, telemetryMaxAgeHours: 24, sources: [] };
const telemetry = openTelemetryProcess(entry, settings, () => undefined);
await telemetry.status();
writeSync(1, "it is open\n");
