import type { IncidentPage, IncidentSummary } from "@/lib/wire/incident-list";
import type { Outcome, Problem } from "@/lib/wire/problem";

export type ReaderState = {
  incidents: readonly IncidentSummary[];
  loading: boolean;
  /** Why the last reading stopped; what was read before stays. */
  problem: Problem | null;
  /** Whether there is more behind what was read. */
  more: boolean;
};

export type PageReader = {
  state: () => ReaderState;
  subscribe: (changed: () => void) => () => void;
  /** What stands before has been drawn anew at `version` and ends at `after`: reads again as far as was read. */
  renew: (after: string, version: number) => void;
  /** Reads one page more; nothing while it reads or where there is none. */
  readOn: () => void;
  stop: () => void;
};

type FetchPage = (after: string, signal: AbortSignal) => Promise<Outcome<IncidentPage>>;

const start: ReaderState = { incidents: [], loading: false, problem: null, more: true };

/** Pages behind a first one that somebody else keeps. The newest order wins: an older reading is given up. */
export function createPageReader(fetchPage: FetchPage): PageReader {
  let state = start;
  let pages: readonly IncidentPage[] = [];
  let first: string | null = null;
  let drawn: number | null = null;
  let reading = new AbortController();
  const listeners = new Set<() => void>();

  const become = (change: Partial<ReaderState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  /** Reads on from `known` until there are `count` pages, and only then shows them: nothing flickers. */
  const read = async (known: readonly IncidentPage[], count: number) => {
    reading.abort();
    const { signal } = (reading = new AbortController());
    const fresh = [...known];
    become({ loading: true, problem: null });
    for (let after = endOf(fresh); after !== null && fresh.length < count; after = endOf(fresh)) {
      const outcome = await fetchPage(after, signal);
      if (signal.aborted) return;
      if (!outcome.ok) return become({ loading: false, problem: outcome.problem });
      fresh.push(outcome.value);
    }
    pages = fresh;
    become({
      loading: false,
      incidents: fresh.flatMap(({ incidents }) => incidents),
      more: endOf(fresh) !== null,
    });
  };
  const endOf = (known: readonly IncidentPage[]) => {
    const last = known.at(-1);
    return last ? last.next : first;
  };
  /** `fetchPage` rejects only when it was aborted, and then nobody waits. */
  const order = (known: readonly IncidentPage[], count: number) => {
    read(known, count).catch(() => undefined);
  };

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    renew(after, version) {
      if (after === first && version === drawn) return;
      first = after;
      drawn = version;
      order([], Math.max(1, pages.length));
    },
    readOn() {
      if (!state.loading && state.more) order(pages, pages.length + 1);
    },
    stop() {
      reading.abort();
      drawn = null;
    },
  };
}
