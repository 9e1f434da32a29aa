/** Words in the making, kept in this tab over a reload. */
export type KeptText = {
  get: () => string;
  set: (text: string) => void;
  subscribe: (changed: () => void) => () => void;
};

const keyOf = (incidentId: string) => `composer:${incidentId}`;

function storage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    // Without storage the words live as long as the page.
    return null;
  }
}

export function keptText(incidentId: string): KeptText {
  let text: string | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => (text ??= storage()?.getItem(keyOf(incidentId)) ?? ""),
    set(next) {
      text = next;
      if (next === "") storage()?.removeItem(keyOf(incidentId));
      else
        try {
          storage()?.setItem(keyOf(incidentId), next);
        } catch {
          // A full storage keeps what it has.
        }
      for (const listener of listeners) listener();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
