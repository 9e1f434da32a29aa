import type { IncidentEvent } from "@/lib/timeline/event";

import type { LoadedEvent } from "./event-rows";
import type { Commit } from "./log-batch";

/** What is new in one watched log: each event once, in the order of seq, none left out. */
export type LogNews = { incidentId: string; events: readonly IncidentEvent[]; head: number };

export type Watch = {
  /** Events after this one are delivered from now on. 0: there is no such incident yet. */
  head: number;
  release: () => void;
};

export type LogFeed = {
  /** Called after commits to watched logs, by this node or another. Must not throw. Gives back how to stop. */
  onCommitted: (listener: (news: readonly LogNews[]) => void) => () => void;
  /** Called after commits that change the list of incidents, or may have. As `onCommitted` otherwise. */
  onListChanged: (listener: () => void) => () => void;
  /** From when it resolves, all that follows its head is delivered. Rejects with LogUnavailable. */
  watch: (incidentId: string) => Promise<Watch>;
  /** Commits of this node. */
  offer: (commits: readonly Commit[]) => void;
  /** Somebody has written to this log: these events up to its head, where they are known. */
  noticed: (incidentId: string, head: number, loaded?: readonly LoadedEvent[]) => void;
  listChanged: () => void;
  watched: () => readonly string[];
  isWatched: (incidentId: string) => boolean;
};

type Watched = { count: number; delivered: number | null; wanted: number; catching: boolean };

export function createLogFeed({
  headOf,
  readNews,
  takeIn,
}: {
  /** The last seq as of a moment no earlier than the call. */
  headOf: (incidentId: string) => Promise<number>;
  /** What follows, in order: some of it at least, where there is any. */
  readNews: (incidentId: string, after: number) => Promise<readonly LoadedEvent[]>;
  /** Called with what was not read, before anybody is told of it. */
  takeIn: (incidentId: string, loaded: readonly LoadedEvent[]) => void;
}): LogFeed {
  const listeners = new Set<(news: readonly LogNews[]) => void>();
  const listListeners = new Set<() => void>();
  const watching = new Map<string, Watched>();

  function deliver(news: readonly LogNews[]): void {
    if (news.length > 0) for (const listener of listeners) shielded(() => listener(news));
  }

  function listChanged(): void {
    for (const listener of listListeners) shielded(listener);
  }

  /** What can be delivered at once of a commit; the rest is read from the log. */
  function follow({ incidentId, loaded, head }: Omit<Commit, "listed">): LogNews[] {
    const watched = watching.get(incidentId);
    if (!watched) return [];
    const first = loaded[0]?.event.seq;
    if (watched.catching || watched.delivered === null || first !== watched.delivered + 1) {
      want(incidentId, watched, head);
      return [];
    }
    watched.delivered = head;
    return [{ incidentId, events: loaded.map(({ event }) => event), head }];
  }

  function want(incidentId: string, watched: Watched, head: number): void {
    watched.wanted = Math.max(watched.wanted, head);
    if (watched.catching || watched.delivered === null || watched.wanted <= watched.delivered) return;
    void catchUp(incidentId, watched, watched.delivered);
  }

  /** Where it fails, the tail's next look at the heads starts it again. */
  async function catchUp(incidentId: string, watched: Watched, from: number): Promise<void> {
    watched.catching = true;
    for (let delivered = from; delivered < watched.wanted;) {
      const news = await readNews(incidentId, delivered).catch(() => []);
      const head = news.at(-1)?.event.seq;
      if (head === undefined || watching.get(incidentId) !== watched) break;
      delivered = head;
      watched.delivered = head;
      deliver([{ incidentId, events: news.map(({ event }) => event), head }]);
    }
    watched.catching = false;
  }

  async function begin(incidentId: string): Promise<Watched> {
    const present = watching.get(incidentId);
    const watched = present ?? { count: 0, delivered: null, wanted: 0, catching: false };
    watching.set(incidentId, watched);
    watched.count += 1;
    try {
      const head = watched.delivered ?? (await headOf(incidentId));
      if (watched.delivered === null) {
        watched.delivered = head;
        want(incidentId, watched, watched.wanted);
      }
      return watched;
    } catch (error) {
      end(incidentId, watched);
      throw error;
    }
  }

  function end(incidentId: string, watched: Watched): void {
    watched.count -= 1;
    if (watched.count === 0 && watching.get(incidentId) === watched) watching.delete(incidentId);
  }

  return {
    onCommitted(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onListChanged(listener) {
      listListeners.add(listener);
      return () => listListeners.delete(listener);
    },
    async watch(incidentId) {
      const watched = await begin(incidentId);
      let released = false;
      return {
        head: watched.delivered ?? 0,
        release() {
          if (!released) end(incidentId, watched);
          released = true;
        },
      };
    },
    offer(commits) {
      deliver(commits.flatMap(follow));
      if (commits.some(({ listed }) => listed)) listChanged();
    },
    noticed(incidentId, head, loaded = []) {
      const news = follow({ incidentId, loaded, head });
      if (news.length > 0) takeIn(incidentId, loaded);
      deliver(news);
    },
    listChanged,
    watched: () => [...watching.keys()],
    isWatched: (incidentId) => watching.has(incidentId),
  };
}

/** A listener's fault is the process's, loudly, and not the writer's whose commit it was told of. */
function shielded(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
