import type { Frame, LogPattern } from "@/lib/telemetry/frame";

/** Lines that begin alike, of one service and severity: what only differs in what was asked is one. */
export type LineFamily = {
  service: string;
  /** The highest of its patterns, OTLP's SeverityNumber. */
  severity: number;
  /** Its patterns in the window, the most frequent first. */
  patterns: readonly LogPattern[];
  /** The same in the fault-free reference. */
  apart: readonly LogPattern[];
};

/** A word in more than this share of a service's patterns is of the form of its lines. */
const OF_THE_FORM = 0.7;
/** So many words that are not of the form tell families apart. */
const TELLING_WORDS = 2;
/** What varies, or may: in a window a number may always have been the same. */
const VARIES = /<\*>|\d/u;
const BY_FOUR = 4;

/** Families of the lines of a window and of its reference, also of those that only one of them has. */
export function lineFamilies(frame: Frame, baseline: Frame | null): LineFamily[] {
  const services = new Map<string, { now: LogPattern[]; apart: LogPattern[] }>();
  const of = (service: string) => {
    const known = services.get(service) ?? { now: [], apart: [] };
    services.set(service, known);
    return known;
  };
  for (const pattern of frame.logs) of(pattern.service).now.push(pattern);
  for (const pattern of baseline?.logs ?? []) of(pattern.service).apart.push(pattern);
  return [...services].flatMap(([service, { now, apart }]) => {
    const keyOf = familyKey([...now, ...apart]);
    const families = new Map<string, Sides>();
    const familyOf = (pattern: LogPattern) => {
      const key = keyOf(pattern);
      const known = families.get(key) ?? { patterns: [], apart: [] };
      families.set(key, known);
      return known;
    };
    for (const pattern of now) familyOf(pattern).patterns.push(pattern);
    for (const pattern of apart) familyOf(pattern).apart.push(pattern);
    return joined([...families.values()]).map((family): LineFamily => ({
      service,
      severity: Math.max(...[...family.patterns, ...family.apart].map(({ severity }) => severity)),
      patterns: family.patterns.toSorted((one, other) => other.count - one.count),
      apart: family.apart,
    }));
  });
}

type Sides = { patterns: LogPattern[]; apart: LogPattern[] };

/** What one side only has belongs to what the other side wrote more generally. */
function joined(families: readonly Sides[]): readonly Sides[] {
  const whole = families.filter(({ patterns, apart }) => patterns.length > 0 && apart.length > 0);
  const rest = families.filter(({ patterns, apart }) => patterns.length === 0 || apart.length === 0);
  const kept: Sides[] = [...whole];
  for (const family of rest) {
    const [first] = [...family.patterns, ...family.apart];
    const like = kept.find(({ patterns, apart }) =>
      (family.patterns.length > 0 ? apart : patterns).some((other) => first && isAlike(first, other)),
    );
    if (!like) kept.push(family);
    else {
      like.patterns.push(...family.patterns);
      like.apart.push(...family.apart);
    }
  }
  return kept;
}

/** As many words, and each is equal or varies in one of the two. */
function isAlike(one: LogPattern, other: LogPattern): boolean {
  const [own, others] = [one.template.split(" "), other.template.split(" ")];
  return (
    own.length === others.length &&
    Math.ceil(one.severity / BY_FOUR) === Math.ceil(other.severity / BY_FOUR) &&
    own.every((word, at) => word === others[at] || VARIES.test(word) || VARIES.test(others[at] ?? ""))
  );
}

/**
 * The first words of a line that are not of the form of all lines, and the one after them unless that varies: in one
 * window a word may have been the same all the time that varies in the other.
 */
function familyKey(patterns: readonly LogPattern[]): (pattern: LogPattern) => string {
  const words = new Map<string, number>();
  for (const { template } of patterns)
    for (const word of new Set(template.split(" "))) words.set(word, (words.get(word) ?? 0) + 1);
  const most = Math.max(2, OF_THE_FORM * patterns.length);
  const headOf = ({ template, severity }: LogPattern) => {
    const all = template.split(" ");
    const telling: string[] = [];
    let at = 0;
    for (; at < all.length && telling.length < TELLING_WORDS; at++) {
      const word = all[at] ?? "";
      if (!VARIES.test(word) && (words.get(word) ?? 0) <= most) telling.push(word);
    }
    // Severities come in steps of four: TRACE, DEBUG, INFO, WARN.
    const head = JSON.stringify([Math.ceil(severity / BY_FOUR), ...(telling.length === 0 ? all : telling)]);
    return { head, next: all[at] ?? "" };
  };
  const varies = new Set(patterns.map(headOf).flatMap(({ head, next }) => (VARIES.test(next) ? [head] : [])));
  return (pattern) => {
    const { head, next } = headOf(pattern);
    return varies.has(head) ? head : `${head} ${next}`;
  };
}
