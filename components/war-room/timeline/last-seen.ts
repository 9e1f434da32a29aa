const keyOf = (incidentId: string) => `seen:${incidentId}`;

/** The last event that this person had in sight in this browser; null where there is no memory of it. */
export function lastSeen(incidentId: string): number | null {
  try {
    const seq = Number(window.localStorage.getItem(keyOf(incidentId)));
    return Number.isInteger(seq) && seq > 0 ? seq : null;
  } catch {
    return null;
  }
}

/** Remembers that everything up to `seq` has been in sight. */
export function rememberSeen(incidentId: string, seq: number): void {
  if (seq <= (lastSeen(incidentId) ?? 0)) return;
  try {
    window.localStorage.setItem(keyOf(incidentId), String(seq));
  } catch {
    // Without storage nothing is remembered, and nothing else is lost.
  }
}
