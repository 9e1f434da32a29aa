import type { LogPattern } from "@/lib/telemetry/frame";

import type { ServiceGraph } from "../graph";

/** Shorter names are found in any text. */
const LEAST_NAME = 5;
/** What services say where whoever they asked did not answer, or not well. */
const NO_ANSWER =
  /deadline exceeded|timed?[ -]?out|timeout|unavailable|unreachable|connection (?:refused|reset|closed)|econn(?:refused|reset)|etimedout|bad gateway|socket hang up/iu;
/** What they wait for in themselves. */
const OWN = /\b(?:pool|lock|mutex|queue|semaphore|worker|thread|quota)s?\b/iu;

/** Whom a line speaks of besides the service that says it. */
export type Blame = {
  /** Another service; null for none, and where nobody can tell which. */
  service: string | null;
  /** It says that somebody else did not answer: whoever that is, the speaker waits. */
  isWaiting: boolean;
};

/**
 * Whom the lines of a service blame: the longest name of another service in them; and where they say that somebody did
 * not answer, whom the service calls: the only one, or the only one whose name shares a word with what is said.
 */
export function blamedByLines({ services, callees }: ServiceGraph) {
  const names = services.filter((service) => service.length >= LEAST_NAME);
  const longestFirst = names.toSorted((one, other) => other.length - one.length || (one < other ? -1 : 1));
  return (speaker: string, patterns: readonly LogPattern[]): Blame => {
    const said = patterns.flatMap(({ template, examples }) => [
      template,
      ...examples.map(({ body }) => body),
    ]);
    const named = longestFirst.find(
      (service) => service !== speaker && said.some((text) => text.includes(service)),
    );
    const isWaiting = said.some((text) => NO_ANSWER.test(text)) && !said.some((text) => OWN.test(text));
    if (named !== undefined) return { service: named, isWaiting };
    if (!isWaiting) return { service: null, isWaiting };
    const called = callees(speaker).filter((callee) => callee !== speaker);
    const alike = called.filter((callee) => said.some((text) => shareWord(callee, text)));
    const [only, ...others] = alike.length > 0 ? alike : called;
    return { service: only !== undefined && others.length === 0 ? only : null, isWaiting };
  };
}

/** Whether a word of the text is one of the name, or the beginning of one that runs on. */
function shareWord(name: string, text: string): boolean {
  const own = wordsOf(name);
  return wordsOf(text).some((word) => own.some((part) => part.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word.length >= LEAST_NAME);
}
