import type { Seen, ShopLog, ShopSpan, Source } from "../shop/happenings";
import { type Instruments, setUpInstruments } from "./instruments";
import type { Delivery, Outbox } from "./outbox";
import { giveVoice, type Voice } from "./voice";

const SCOPE = "shop";

/** Passes on what is seen of the shop. */
export type Telegraph = {
  /** Takes in what was seen. */
  take: (seen: Seen) => void;
  /** Sends the spans and logs that ended by a time, in milliseconds since 1970; the rest waits. */
  sendEvents: (untilMs: number) => Promise<Delivery>;
  /** Reads the instruments as of a time, for the next sending. */
  readMetrics: (atMs: number) => Promise<void>;
  /** Sends what has been read. */
  send: () => Promise<Delivery>;
};

export function createTelegraph(outbox: Outbox): Telegraph {
  const voices = new Map<string, Voice>();
  const instruments = new Map<string, { source: Source; instruments: Instruments; used: boolean }>();
  let spans: ShopSpan[] = [];
  let logs: ShopLog[] = [];
  let silent: readonly string[] = [];

  const voiceOf = (source: Source): Voice => {
    const voice = voices.get(source.key) ?? giveVoice(source, { outbox, scope: SCOPE });
    voices.set(source.key, voice);
    return voice;
  };

  return {
    take(seen) {
      spans.push(...seen.spans);
      logs.push(...seen.logs);
      silent = seen.silent;
      for (const measurement of seen.measurements) {
        const { source } = measurement;
        const set = instruments.get(source.key) ?? {
          source,
          instruments: setUpInstruments(source, SCOPE),
          used: true,
        };
        set.used = true;
        instruments.set(source.key, set);
        set.instruments.measure(measurement);
      }
    },
    sendEvents(untilMs) {
      for (const span of spans) if (span.endMs <= untilMs) voiceOf(span.source).span(span);
      for (const log of logs) if (log.atMs <= untilMs) voiceOf(log.source).log(log);
      spans = spans.filter(({ endMs }) => endMs > untilMs);
      logs = logs.filter(({ atMs }) => atMs > untilMs);
      return outbox.flush();
    },
    async readMetrics(atMs) {
      for (const [key, set] of instruments) {
        // A process that has gone tells no more.
        if (!set.used) {
          instruments.delete(key);
          voices.delete(key);
          continue;
        }
        set.used = false;
        const read = await set.instruments.read(atMs);
        if (!silent.includes(set.source.service)) outbox.metrics(read);
      }
    },
    send: () => outbox.flush(),
  };
}
