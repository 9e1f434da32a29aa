import type { Deviation } from "../deviation";
import { medianOf, usualOf } from "../robust";
import type { Scene } from "../scene";
import { type Finding, strengthOf } from "./finding";
import { digits } from "./words";

/** Fewer values of a new instance say nothing. */
const LEAST_VALUES = 2;
const LEAST_RELATIVE = 0.03;
const LEAST_SUCCESS = 0.005;
/** Of any instance, the first moments are slow. */
const USUAL_DIFFERENCE = 2;

/** Do the instances of a new version do worse than those of the old one, at the same time and under the same load? */
export function canary(scene: Scene): Finding[] {
  const { changes, frame } = scene.input;
  const added = new Map(
    changes.flatMap(({ podsAdded }) => podsAdded.map((pod): [string, true] => [pod, true])),
  );
  const newVersions = new Map(
    changes.flatMap(({ services, toVersion }) =>
      toVersion === null ? [] : services.map((service): [string, string] => [service, toVersion]),
    ),
  );
  const isNew = ({ measurement: { service, instance, version } }: Deviation) =>
    (instance !== null && added.has(instance)) || (version !== null && newVersions.get(service) === version);
  const groups = new Map<string, Deviation[]>();
  for (const deviation of scene.deviations) {
    const { service, instance, name, caller, callee, isOfHost, hurts, origin } = deviation.measurement;
    if (origin !== "metric" || instance === null || service === "" || isOfHost || hurts === 0) continue;
    const key = JSON.stringify([service, name, caller, callee]);
    const group = groups.get(key);
    if (group) group.push(deviation);
    else groups.set(key, [deviation]);
  }
  const worst = new Map<string, Finding>();
  const from = changes.reduce((least, { atUs }) => Math.min(least, atUs), Number.POSITIVE_INFINITY);
  const firstCell = Math.max(
    0,
    Math.floor((Math.min(from, scene.onsetUs) - frame.grid.startUs) / frame.grid.stepUs),
  );
  for (const group of groups.values()) {
    const [fresh, old] = [group.filter(isNew), group.filter((one) => !isNew(one))];
    const now = fresh.flatMap(({ measurement: { values } }) =>
      [...values.subarray(firstCell)].filter(Number.isFinite),
    );
    const beside = old.flatMap(({ measurement: { values } }) =>
      [...values.subarray(firstCell)].filter(Number.isFinite),
    );
    const [first] = fresh;
    if (!first || now.length < LEAST_VALUES || beside.length < LEAST_VALUES) continue;
    const { service, role, hurts, name, source, caller, callee, isOutbound } = first.measurement;
    const usual = usualOf(beside);
    const least = role === "errors" && hurts === -1 ? LEAST_SUCCESS : LEAST_RELATIVE;
    const mean = now.reduce((sum, value) => sum + value, 0) / now.length;
    const level = role === "errors" ? mean : medianOf(now);
    const distance =
      (hurts * (level - usual.centre)) / Math.max(usual.spread, least * Math.abs(usual.centre), 1e-6);
    const test =
      role === "errors"
        ? isOutbound
          ? "canary-fails-out"
          : "canary-fails"
        : role === "latency"
          ? "canary-slow"
          : "canary-resource";
    // Rarer than once in all values that there are to compare, nobody can say.
    const strength = strengthOf(Math.min(distance / USUAL_DIFFERENCE, beside.length + 1));
    const key = `${service} ${test}`;
    if (strength <= (worst.get(key)?.strength ?? 0)) continue;
    const call = caller === null ? "" : ` (${caller} to ${callee ?? ""})`;
    worst.set(key, {
      test,
      service,
      kind: "change",
      strength,
      reason: `New instances: ${name}${call} is ${digits(level)}, beside ${digits(usual.centre)} of the old ones.`,
      sources: [source],
      blindSpot: "",
    });
  }
  return [...worst.values()];
}
