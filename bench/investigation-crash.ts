/** `npm run bench:investigation-crash -- --json`: 20 investigations while worker, web and database are killed. See bench/README.md. */
import { recordedInput } from "@/test/investigation-world";
import { crashInvestigations, type Victim } from "@/test/crash/investigation-crash";
import { seeded } from "@/test/crash/random";

const INVESTIGATIONS = 20;
const CRASHES = 20;
const VICTIMS: readonly Victim[] = ["worker", "worker", "web", "database"];

const seed = Number(process.env["CRASH_SEED"] ?? Date.now() % 1_000_000);
const random = seeded(seed + 1);
const victims = Array.from(
  { length: CRASHES },
  () => VICTIMS[Math.floor(random() * VICTIMS.length)] ?? "worker",
);
const startMs = performance.now();
const outcome = await crashInvestigations({
  input: await recordedInput("birch"),
  investigations: INVESTIGATIONS,
  victims,
  workers: 2,
  seed,
});
const seconds = Math.round((performance.now() - startMs) / 1_000);
process.stdout.write(
  `${JSON.stringify({ seed, investigations: INVESTIGATIONS, crashes: CRASHES, seconds, ...outcome })}\n`,
);
