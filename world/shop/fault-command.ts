import { isDependencyName, isServiceName } from "./blueprint";
import { canStrike, type Fault, type FaultKind, faultKinds, isFaultKind, onlyTarget } from "./fault";
import { type Parsed, parsed, refused } from "./parsed";

/** As in "payments:cpu@+120s/180s,via=canary,strength=0.5" and "checkout-to-payments:network-delay@+1m". */
const COMMAND =
  /^(?:(?<target>[a-z-]+):)?(?<kind>[a-z-]+)@\+(?<start>[^/,]+)(?:\/(?<lasts>[^,]+))?(?<options>(?:,.*)?)$/;
const DURATION = /^(\d{1,6}(?:\.\d{1,3})?)(s|m|h)$/;
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 };

/** A fault whose start and end are milliseconds after the command is given. */
export type FaultCommand = Omit<Fault, "startMs" | "endMs"> & { afterMs: number; lastsMs: number };

/** Reads a fault as it is typed: `[TARGET:]KIND@+START[/DURATION][,via=WAY][,strength=0..1]`. */
export function parseFaultCommand(text: string): Parsed<FaultCommand> {
  const groups = COMMAND.exec(text.trim())?.groups;
  if (!groups) return refused(`"${text}" is not a fault: it looks like payments:cpu@+120s/180s.`);
  const kind = groups["kind"] ?? "";
  if (!isFaultKind(kind))
    return refused(`"${kind}" is no kind of fault: there are ${Object.keys(faultKinds).join(", ")}.`);
  const struck = parseTarget(kind, groups["target"] ?? onlyTarget(kind) ?? "");
  if (!struck.ok) return struck;
  const afterMs = parseDuration(groups["start"] ?? "");
  if (!afterMs.ok) return afterMs;
  const lastsMs = groups["lasts"] === undefined ? parsed(Infinity) : parseDuration(groups["lasts"]);
  if (!lastsMs.ok) return lastsMs;
  const options = parseOptions(kind, groups["options"] ?? "");
  if (!options.ok) return options;
  return parsed({ kind, ...struck.value, afterMs: afterMs.value, lastsMs: lastsMs.value, ...options.value });
}

/** The fault of a command that is given at a time, in milliseconds since 1970. */
export function commanded({ afterMs, lastsMs, ...fault }: FaultCommand, atMs: number): Fault {
  return { ...fault, startMs: atMs + afterMs, endMs: atMs + afterMs + lastsMs };
}

/** Milliseconds of "90s", "1.5m" or "2h". */
export function parseDuration(text: string): Parsed<number> {
  const [, amount, unit] = DURATION.exec(text) ?? [];
  if (unit !== "s" && unit !== "m" && unit !== "h")
    return refused(`"${text}" is no length of time: write 90s, 5m or 1h.`);
  return parsed(Number(amount) * UNIT_MS[unit]);
}

function parseTarget(kind: FaultKind, text: string): Parsed<Pick<Fault, "target" | "callee">> {
  const [target = "", callee = null] = text.split("-to-");
  const known = isServiceName(target) || isDependencyName(target);
  if (!known || !canStrike(kind, target, callee))
    return refused(`${kind} cannot strike "${text}": it strikes a ${faultKinds[kind].strikes}.`);
  return parsed({ target, callee: callee !== null && isServiceName(callee) ? callee : null });
}

function parseOptions(kind: FaultKind, text: string): Parsed<Pick<Fault, "via" | "strength">> {
  const ways: readonly Fault["via"][] = faultKinds[kind].via;
  const options = { via: faultKinds[kind].via[0], strength: 1 } satisfies Pick<Fault, "via" | "strength">;
  const chosen: Pick<Fault, "via" | "strength"> = options;
  for (const option of text.split(",").slice(1)) {
    const [key, value = ""] = option.split("=");
    const way = ways.find((each) => each === value);
    const strength = Number(value);
    if (key === "via" && way) chosen.via = way;
    else if (key === "strength" && strength > 0 && strength <= 1) chosen.strength = strength;
    else
      return refused(
        `"${option}" does not go with ${kind}: there are via=${ways.join("|")} and strength=0.1 to 1.`,
      );
  }
  return parsed(chosen);
}
