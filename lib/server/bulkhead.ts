type Entry = () => void;

/** Lets each party in with so much at once; what more it brings waits, in its order, and keeps no other party waiting. */
export type Bulkhead = {
  /** Runs `enter` when there is a place. It gives the place back by the function that it is given, which may be called again. */
  admit: (party: string, enter: (leave: () => void) => void) => void;
};

/** The bulkhead of "Release It!" (Nygard, 2007): one who crowds in takes up a part of the ship, not all of it. */
export function createBulkhead(placesEach: number): Bulkhead {
  const parties = new Map<string, { inside: number; waiting: Entry[] }>();

  return {
    admit(party, enter) {
      const here = parties.get(party) ?? { inside: 0, waiting: [] };
      parties.set(party, here);

      function leaveOnce(): () => void {
        let left = false;
        return () => {
          if (left) return;
          left = true;
          const next = here.waiting.shift();
          if (next) return next();
          here.inside -= 1;
          if (here.inside === 0) parties.delete(party);
        };
      }
      if (here.inside >= placesEach) {
        here.waiting.push(() => enter(leaveOnce()));
        return;
      }
      here.inside += 1;
      enter(leaveOnce());
    },
  };
}
