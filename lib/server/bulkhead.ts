type Enter = (leave: () => void) => void;

/** Lets each party in with so much at once; what more it brings waits, in its order, and keeps no other party waiting. */
export type Bulkhead = {
  /** Runs `enter` when there is a place. It gives the place back by the function that it is given, which may be called again. */
  admit: (party: string, enter: Enter) => void;
};

type Party = { inside: number; waiting: Enter[]; isLetting: boolean };

/** The bulkhead of "Release It!" (Nygard, 2007): one who crowds in takes up a part of the ship, not all of it. */
export function createBulkhead(placesEach: number): Bulkhead {
  const parties = new Map<string, Party>();

  /** A loop: whoever leaves on entering, as thousands may, lets the next in from here and not from within itself. */
  function letIn(name: string, party: Party): void {
    if (party.isLetting) return;
    party.isLetting = true;
    try {
      while (party.inside < placesEach) {
        const enter = party.waiting.shift();
        if (!enter) break;
        party.inside += 1;
        enter(leaveOnce(name, party));
      }
    } finally {
      party.isLetting = false;
    }
    if (party.inside === 0) parties.delete(name);
  }

  function leaveOnce(name: string, party: Party): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      party.inside -= 1;
      letIn(name, party);
    };
  }

  return {
    admit(name, enter) {
      const party = parties.get(name) ?? { inside: 0, waiting: [], isLetting: false };
      parties.set(name, party);
      party.waiting.push(enter);
      letIn(name, party);
    },
  };
}
