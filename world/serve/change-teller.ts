import type { Destination } from "../otlp/outbox";
import { readChanges, type RecordedChange } from "../replay/recorded-changes";
import { deliver } from "./deliver";

/** What the door takes at once, and how long its texts may be. */
const TOGETHER = 100;
const LONGEST = { id: 200, title: 200, diff: 20_000, list: 100 };

/**
 * Tells of changes when they are made, as deployment tools do: each once. `recorded` in the layout of recorded cases, in
 * the time in which they are told. Null where they were heard.
 */
export function createChangeTeller(destination: Destination, wait: (ms: number) => Promise<void>) {
  const told = new Set<string>();
  return async (recorded: unknown, untilMs: number): Promise<string | null> => {
    const news = readChanges(recorded).filter(({ id, timestamp }) => timestamp <= untilMs && !told.has(id));
    for (const { id } of news) told.add(id);
    for (let from = 0; from < news.length; from += TOGETHER) {
      const changes = news.slice(from, from + TOGETHER).map(changeLine);
      const failure = await deliver(destination, { path: "/changes", body: { changes } }, wait);
      if (failure !== null) return `Changes could not be delivered: ${failure}.`;
    }
    return null;
  };
}

function changeLine({ id, kind, title, services, timestamp, author, files, diff }: RecordedChange): object {
  const [line = ""] = title.trim().split("\n", 1);
  return {
    changeId: id.replaceAll(/[^\w.:@/+-]/gu, "-").slice(0, LONGEST.id),
    kind,
    title: short(line) || kind,
    changedAt: new Date(timestamp).toISOString(),
    services: services.slice(0, LONGEST.list).map(short),
    files: files.slice(0, LONGEST.list).map(short),
    ...(author !== null && { author: short(author) }),
    ...(diff !== null && { diff: diff.slice(0, LONGEST.diff) }),
  };
}

function short(text: string): string {
  return text.slice(0, LONGEST.title).toWellFormed();
}
