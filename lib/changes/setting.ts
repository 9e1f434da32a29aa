import type { DiffLines } from "./diff-lines";
import type { RiskSign } from "./risk-sign";

/** Too little of it hurts; more of it seldom does. */
const SCARCE =
  /timeout|deadline|ttl|expir|lifetime|pool|conn|max|limit|cpu|mem|heap|replica|worker|thread|concurren|parallel|buffer|capacity|quota|budget|size|attempt|retr|backoff|delay|interval|period|cache|entries|permit|token|instances/iu;
/** More of it is more work for somebody. */
const HEAVY =
  /attempt|retr|concurren|parallel|batch|page.?size|fan.?out|rate|frequency|sampl|level|depth|poll/iu;
const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  nanosecond: 1e-9,
  us: 1e-6,
  microsecond: 1e-6,
  ms: 1e-3,
  millisecond: 1e-3,
  millis: 1e-3,
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3_600,
  hour: 3_600,
  d: 86_400,
  day: 86_400,
  k: 1e3,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  ki: 1_024,
  mi: 1_048_576,
  gi: 1_073_741_824,
};
/** `name: 15 * time.Minute`, `"name": 30`, `name=15m`, `Name(20)`, `name > 50`. */
const NUMBER_OF =
  /([A-Za-z_][\w.-]*)["'\]]*\s*(?::\s*\w+\s*=|:=|[:=(]|[<>]=?)\s*["']?(-?\d[\d_]*(?:\.\d+)?)(?![\d.])\s*\*?\s*(?:[\w.]+\.)?([a-z]+)?/giu;
const SWITCH_OF =
  /([A-Za-z_][\w.-]*)["'\]]*\s*(?::=|[:=(])\s*["']?(true|false|on|off|enabled|disabled|yes|no)\b/giu;
const ADDRESS_OF =
  /([A-Za-z_][\w.-]*)["'\]]*\s*(?::=|[:=])\s*["']?((?:[a-z]+:\/\/\S+?|[\w-]+(?:\.[\w-]+)+:\d+|\d+\.\d+\.\d+\.\d+\S*?))["',;]*\s*$/giu;
/** `name 10m;` is `name: 10m`. */
const BARE = /^(\s*[A-Za-z_][\w.-]*)\s+(?=\d)/u;
const SCHEDULE_OF =
  /(schedule|cron\w*)["'\]]*\s*(?::=|[:=(])\s*["']?((?:[\d*/,?-]+\s+){4,5}[\w*/,?-]+|@\w+)/giu;
const ON = new Set(["true", "on", "enabled", "yes"]);
const LEAST_RATIO = 1.2;
const FAR = 3;

type Setting<Value> = { name: string; value: Value; line: string };

/** Settings that a change makes smaller, larger, turns or points elsewhere: a weight by what too little of each does. */
export function movedSettings({ removed, added }: DiffLines): RiskSign[] {
  return [
    ...pairs(removed.flatMap(numbersIn), added.flatMap(numbersIn)).flatMap(([before, after]) =>
      numberSign(before.value, after),
    ),
    ...pairs(removed.flatMap(switchesIn), added.flatMap(switchesIn)).flatMap(([before, after]) =>
      before.value === after.value
        ? []
        : [{ weight: 1, reason: `turns ${after.name} ${after.value ? "on" : "off"}`, line: after.line }],
    ),
    ...pairs(removed.flatMap(schedulesIn), added.flatMap(schedulesIn)).flatMap(([before, after]) =>
      before.value === after.value ? [] : [{ weight: 0.8, reason: "moves a schedule", line: after.line }],
    ),
    ...pairs(removed.flatMap(addressesIn), added.flatMap(addressesIn)).flatMap(([before, after]) =>
      before.value === after.value
        ? []
        : [{ weight: 1.2, reason: `points ${after.name} elsewhere`, line: after.line }],
    ),
  ];
}

function numberSign(before: number, { name, value, line }: Setting<number>): RiskSign[] {
  if (before === value) return [];
  const ratio = before > 0 && value > 0 ? Math.max(before / value, value / before) : 10;
  if (ratio < LEAST_RATIO) return [{ weight: 0, reason: `moves ${name} a little`, line }];
  const doublings = Math.log2(ratio);
  if (value < before && SCARCE.test(name))
    return [{ weight: Math.min(2, 0.5 + 0.5 * doublings), reason: `lowers ${name}`, line }];
  if (value > before && HEAVY.test(name))
    return [{ weight: Math.min(1.5, 0.2 + 0.4 * doublings), reason: `raises ${name}`, line }];
  if (SCARCE.test(name)) return [{ weight: -0.5, reason: `gives more of ${name}`, line }];
  return ratio >= FAR ? [{ weight: 1, reason: `moves ${name} far`, line }] : [];
}

function numbersIn(line: string): Setting<number>[] {
  return [...line.replace(BARE, "$1: ").matchAll(NUMBER_OF)].map(([, name = "", digits = "", unit = ""]) => ({
    name,
    value: Number(digits.replaceAll("_", "")) * (UNITS[unit.toLowerCase().replace(/(?<=..)s$/u, "")] ?? 1),
    line,
  }));
}

function switchesIn(line: string): Setting<boolean>[] {
  return [...line.matchAll(SWITCH_OF)].map(([, name = "", value = ""]) => ({
    name,
    value: ON.has(value.toLowerCase()),
    line,
  }));
}

function schedulesIn(line: string): Setting<string>[] {
  return [...line.matchAll(SCHEDULE_OF)].map(([, name = "", value = ""]) => ({ name, value, line }));
}

function addressesIn(line: string): Setting<string>[] {
  return [...line.matchAll(ADDRESS_OF)].map(([, name = "", value = ""]) => ({ name, value, line }));
}

/** Each setting before with the first after of the same name. */
function pairs<Value>(
  before: readonly Setting<Value>[],
  after: readonly Setting<Value>[],
): (readonly [Setting<Value>, Setting<Value>])[] {
  const left = [...after];
  return before.flatMap((own) => {
    const at = left.findIndex(({ name }) => name === own.name);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    return found ? [[own, found] as const] : [];
  });
}
