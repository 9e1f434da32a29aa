export interface ToastInput {
  title: string;
  detail?: string;
  tone?: "neutral" | "success" | "danger";
  /** What takes it back, or tries it again; choosing it closes the toast. */
  action?: { label: string; run: () => void };
}

export interface Toast extends ToastInput {
  id: number;
}

const MOST_AT_ONCE = 4;
const none: readonly Toast[] = [];

let toasts = none;
let lastId = 0;
const listeners = new Set<() => void>();

function show(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Shows a message in the corner and returns its id. An error stays until it is closed. */
export function toast(input: ToastInput): number {
  lastId += 1;
  show([...toasts, { ...input, id: lastId }].slice(-MOST_AT_ONCE));
  return lastId;
}

export function dismissToast(id: number): void {
  if (toasts.some((each) => each.id === id)) show(toasts.filter((each) => each.id !== id));
}

/** For `useSyncExternalStore`. */
export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  snapshot: (): readonly Toast[] => toasts,
  serverSnapshot: (): readonly Toast[] => none,
};
