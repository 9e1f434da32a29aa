import { wordsOf } from "@/lib/changes/words";

import type { Scene } from "./scene";
import { adverse, strengthOf } from "./tests/finding";

/** What telemetry that fails speaks of, and what healthy telemetry does not. */
export type FailingWords = {
  /** By word, how much it is of what fails only: 0 to 1. Words of services' names are left out: they say where. */
  words: ReadonlyMap<string, number>;
  /** Names as they stand in what fails, small, and nowhere else: of files, functions, fields. */
  names: ReadonlySet<string>;
};

const WARN = 13;
const OUT_OF_USUAL = 0.7;
const NEW_CELLS = 2;
const SUBJECT = /(?:service|svc|server|api|app|db)$/u;
/** Of the examples of a log pattern. */
const MOST_BODY = 2_000;

/** The words and names of metrics, operations and logs that left their usual, less those of what did not. */
export function failingWords(scene: Scene): FailingWords {
  const texts = textsOf(scene);
  const places = new Set(scene.graph.services.flatMap((name) => [...placeWords(name)]));
  const words = new Map<string, { fails: number; holds: number }>();
  const names = { fails: new Set<string>(), holds: new Set<string>() };
  for (const { text, isFailing, isLog } of texts) {
    for (const word of wordsOf(text)) {
      if (places.has(word)) continue;
      const counts = words.get(word) ?? { fails: 0, holds: 0 };
      counts[isFailing ? "fails" : "holds"] += 1;
      words.set(word, counts);
    }
    if (isLog) for (const name of namesIn(text)) names[isFailing ? "fails" : "holds"].add(name);
  }
  return {
    words: new Map(
      [...words]
        .filter(([, { fails }]) => fails > 0)
        .map(([word, { fails, holds }]) => [word, fails / (fails + holds)]),
    ),
    names: new Set([...names.fails].filter((name) => !names.holds.has(name) && !places.has(name))),
  };
}

/** Small names in a text, whole and by their parts: "pkg/limit.go:38" is "limit.go" too. */
export function namesIn(text: string): ReadonlySet<string> {
  const whole = text.toLowerCase().match(/[\w.-]+/gu) ?? [];
  const parts = [...whole, ...whole.flatMap((name) => name.split(/[.-]+/u))];
  return new Set([...new Set(parts)].filter((name) => wordsOf(name).size > 0));
}

type Told = { text: string; isFailing: boolean; isLog: boolean };

function textsOf({ input, deviations, onsetUs }: Scene): Told[] {
  const { frame, alarm } = input;
  const telling = new Map<string, Told>();
  const strong = new Set<string>();
  for (const deviation of deviations) {
    const { measurement } = deviation;
    const isFailing = strengthOf(Math.abs(adverse(deviation))) > OUT_OF_USUAL;
    if (measurement.source.type === "pattern") {
      if (isFailing && deviation.excess > 0) strong.add(`${measurement.source.id} ${measurement.service}`);
      continue;
    }
    const text = `${measurement.name} ${measurement.caller ?? ""}`;
    const key = JSON.stringify([measurement.service, text]);
    const isKnown = telling.get(key)?.isFailing ?? false;
    telling.set(key, { text, isFailing: isKnown || isFailing, isLog: false });
  }
  const newFromUs = onsetUs - NEW_CELLS * frame.grid.stepUs;
  const logs = frame.logs.map(({ id, service, severity, template, examples, firstSeenUs }): Told => ({
    text: [template, ...examples.map(({ body }) => body.slice(0, MOST_BODY))].join("\n"),
    isFailing: severity >= WARN && (firstSeenUs >= newFromUs || strong.has(`${id} ${service}`)),
    isLog: true,
  }));
  return [...telling.values(), ...logs, { text: alarm.metric ?? "", isFailing: true, isLog: false }];
}

function placeWords(service: string): ReadonlySet<string> {
  return new Set(wordsOf(`${service} ${service.toLowerCase().replace(SUBJECT, "")}`));
}
