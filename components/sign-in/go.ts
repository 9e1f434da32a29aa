/**
 * Leaves for another page with a full load: who is signed in has changed, and nothing of the old page may stay.
 * The entry page does not stay in the history: going back to it makes no sense.
 */
export function go(path: string): void {
  window.location.replace(path);
}
