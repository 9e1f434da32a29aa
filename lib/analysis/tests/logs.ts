import type { Deviation } from "../deviation";
import type { Scene } from "../scene";
import { type Finding, strengthOf } from "./finding";

const WARN = 13;
const MOST_TEXT = 120;

/** Does the service sound alarms more often, or say anything more often, whatever is asked of it? */
export function logs({ byService, input }: Scene): Finding[] {
  const alarms = new Set(
    input.frame.logs.flatMap(({ id, service, severity }) => (severity >= WARN ? [`${id} ${service}`] : [])),
  );
  return [...byService].flatMap(([service, deviations]): Finding[] => {
    const worst = new Map<string, Deviation>();
    for (const deviation of deviations) {
      const { origin, source } = deviation.measurement;
      if (origin !== "log" || source.type !== "pattern" || service === "" || deviation.excess <= 0) continue;
      const test = alarms.has(`${source.id} ${service}`) ? "log-alarm" : "log-more";
      if (deviation.excess > (worst.get(test)?.excess ?? 0)) worst.set(test, deviation);
    }
    return [...worst].map(
      ([
        test,
        {
          excess,
          measurement: { name, source },
        },
      ]) => ({
        test,
        service,
        kind: "code",
        strength: strengthOf(excess),
        reason: `"${name.slice(0, MOST_TEXT)}" more often than before.`,
        sources: [source],
        blindSpot: "",
      }),
    );
  });
}
