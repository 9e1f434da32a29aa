/** Lets so many through at a time; who comes then is turned away at once, and does not wait. */
export type Turnstile = {
  /** Whether there is a place; whoever has one gives it back by `leave`. */
  enter: () => boolean;
  leave: () => void;
};

export function createTurnstile(places: number): Turnstile {
  let inside = 0;
  return {
    enter() {
      if (inside >= places) return false;
      inside += 1;
      return true;
    },
    leave() {
      inside -= 1;
    },
  };
}
