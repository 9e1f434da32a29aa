/** Brings an event into sight; false where nobody can. */
export type Jumps = {
  to: (seq: number) => boolean;
  /** Whoever can bring events into sight offers it; gives the way to withdraw. */
  offer: (show: (seq: number) => void) => () => void;
};

/** Between those who name an event and the timeline that shows it. One per room. */
export function createJumps(): Jumps {
  let show: ((seq: number) => void) | null = null;
  return {
    to(seq) {
      show?.(seq);
      return show !== null;
    },
    offer(offered) {
      show = offered;
      return () => {
        if (show === offered) show = null;
      };
    },
  };
}
