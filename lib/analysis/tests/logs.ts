import type { Deviation } from "../deviation";
import type { Scene } from "../scene";
import { type Finding, strengthOf } from "./finding";

const WARN = 13;

/** Does the service say what it never said, say no more what it always said, or say it much more often? */
export function logs({ byService, input }: Scene): Finding[] {
  const severities = new Map(
    input.frame.logs.map(({ id, service, severity }) => [`${id} ${service}`, severity]),
  );
  const findings: Finding[] = [];
  for (const [service, deviations] of byService) {
    const patterns = deviations.filter(({ measurement: { origin } }) => origin === "log");
    const told: { deviation: Deviation; strength: number; severity: number }[] = [];
    for (const deviation of patterns) {
      const { source } = deviation.measurement;
      const id = source.type === "pattern" ? source.id : "";
      told.push({
        deviation,
        strength: strengthOf(Math.abs(deviation.excess)),
        severity: severities.get(`${id} ${service}`) ?? 0,
      });
    }
    for (const [test, wanted] of [
      ["log-alarm", told.filter(({ severity, deviation }) => severity >= WARN && deviation.excess > 0)],
      ["log-more", told.filter(({ severity, deviation }) => severity < WARN && deviation.excess > 0)],
      ["log-less", told.filter(({ deviation }) => deviation.excess < 0)],
    ] as const) {
      const [most] = wanted.toSorted((one, other) => other.strength - one.strength);
      if (!most || service === "") continue;
      findings.push({
        test,
        service,
        kind: "code",
        strength: most.strength,
        reason: `"${most.deviation.measurement.name.slice(0, 120)}" ${most.deviation.excess > 0 ? "more" : "less"} often than before.`,
        sources: [most.deviation.measurement.source],
        blindSpot: "",
      });
    }
  }
  return findings;
}
