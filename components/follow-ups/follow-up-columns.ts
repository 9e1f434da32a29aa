/** Title, incident, kind, owner, day: in one line from a tablet on, in three on a phone. */
export const followUpGrid =
  "grid items-center gap-x-3 px-4 [grid-template-columns:1.5rem_minmax(0,1fr)] tablet:[grid-template-columns:1.5rem_minmax(0,2.2fr)_minmax(0,1fr)_6.5rem_minmax(0,9rem)_12.5rem]";
