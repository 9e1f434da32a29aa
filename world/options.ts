import { parseArgs } from "node:util";

import type { Destination } from "./otlp/outbox";
import { type FaultCommand, parseDuration, parseFaultCommand } from "./shop/fault-command";
import { type Parsed, parsed, refused } from "./shop/parsed";

export const HELP = `npm run world -- --shop | --case NAME [options]

Sends the telemetry of a world to look at, as OpenTelemetry (OTLP/HTTP, protobuf).

  --endpoint URL       where it goes, without /v1/… (http://127.0.0.1:3000, or OTEL_EXPORTER_OTLP_ENDPOINT)
  --token TOKEN        the bearer token that it is sent with (or PARALLAX_TOKEN)
  --records FOLDER     where changes and, apart, the truth are written (.data/world)

  --shop               a simulated shop of twelve services
  --seed NUMBER        the same seed, the same life (1)
  --rate NUMBER        visits a second, on average over a day (8)
  --history DURATION   how much of its past is sent first, as fast as can be (0s)
  --duration DURATION  how long it lives from now on (until stopped)
  --fault FAULT        strikes it; may be given several times. [TARGET:]KIND@+START[/DURATION][,via=WAY][,strength=0..1]
                       as in payments:cpu@+120s/180s; START counts from now. Typed lines are taken as well.
  --scenario FILE      seed, rate and faults from a JSON file

  --case NAME          replays a recorded case: a folder, or a name in samples/cases or in PARALLAX_CASES
  --speed NUMBER       how much faster than it happened (1)

  --help               this text
`;

export type ShopCommand = {
  do: "shop";
  seed: number;
  perSecond: number;
  historyMs: number;
  /** Infinity: until it is stopped. */
  durationMs: number;
  faults: readonly FaultCommand[];
  scenario: string | null;
};
export type CaseCommand = { do: "case"; name: string; speed: number };
export type WorldOptions = { destination: Destination; records: string } & (ShopCommand | CaseCommand);

/** Reads the command line; null where only help is wanted. */
export function parseWorldOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Parsed<WorldOptions | null> {
  const read = readArguments(argv);
  if (!read.ok) return read;
  const values = read.value;
  if (values.help === true) return parsed(null);
  const endpoint = values.endpoint ?? environment["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? "http://127.0.0.1:3000";
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))
    return refused(`"${endpoint}" is not a web address.`);
  const token = values.token ?? environment["PARALLAX_TOKEN"] ?? null;
  const around = { destination: { endpoint, token }, records: values.records ?? ".data/world" };
  if ((values.shop === true) === (values.case !== undefined))
    return refused("Give either --shop or --case NAME: `npm run world -- --help` lists the options.");
  const command =
    values.case === undefined ? shopCommand(values) : caseCommand(values.case, values.speed ?? "1");
  return command.ok ? parsed({ ...around, ...command.value }) : command;
}

type Values = ReturnType<typeof parseValues>;

function parseValues(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    options: {
      endpoint: { type: "string" },
      token: { type: "string" },
      records: { type: "string" },
      shop: { type: "boolean" },
      seed: { type: "string" },
      rate: { type: "string" },
      history: { type: "string" },
      duration: { type: "string" },
      fault: { type: "string", multiple: true },
      scenario: { type: "string" },
      case: { type: "string" },
      speed: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  }).values;
}

function readArguments(argv: readonly string[]): Parsed<Values> {
  try {
    return parsed(parseValues(argv));
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

function shopCommand(values: Values): Parsed<ShopCommand> {
  const seed = number(values.seed ?? "1", { least: 0, most: 2 ** 31, what: "--seed" });
  if (!seed.ok) return seed;
  const perSecond = number(values.rate ?? "8", { least: 0.5, most: 200, what: "--rate" });
  if (!perSecond.ok) return perSecond;
  const historyMs = parseDuration(values.history ?? "0s");
  if (!historyMs.ok) return historyMs;
  const durationMs = values.duration === undefined ? parsed(Infinity) : parseDuration(values.duration);
  if (!durationMs.ok) return durationMs;
  const faults: FaultCommand[] = [];
  for (const text of values.fault ?? []) {
    const fault = parseFaultCommand(text);
    if (!fault.ok) return fault;
    faults.push(fault.value);
  }
  return parsed({
    do: "shop",
    seed: seed.value,
    perSecond: perSecond.value,
    historyMs: historyMs.value,
    durationMs: durationMs.value,
    faults,
    scenario: values.scenario ?? null,
  });
}

function caseCommand(name: string, speedText: string): Parsed<CaseCommand> {
  const speed = number(speedText, { least: 0.1, most: 100_000, what: "--speed" });
  return speed.ok ? parsed({ do: "case", name, speed: speed.value }) : speed;
}

function number(
  text: string,
  { least, most, what }: { least: number; most: number; what: string },
): Parsed<number> {
  const value = Number(text);
  if (text.trim() === "" || !(value >= least && value <= most))
    return refused(`${what} is a number from ${least} to ${most}.`);
  return parsed(value);
}
