/**
 * The columns of the list, for the headings of its groups and for its rows. On a phone a row has two lines: what it
 * is, then how it stands.
 */
export const rowGrid = [
  "grid items-center gap-x-3 px-4",
  "grid-cols-[auto_auto_minmax(0,1fr)]",
  "tablet:grid-cols-[1rem_3.75rem_minmax(0,1fr)_7.5rem_8rem_6rem]",
  "desk:grid-cols-[6.625rem_3.75rem_minmax(0,1fr)_6.75rem_7.5rem_1.75rem_8.5rem_5rem]",
].join(" ");

/** Cells that there is room for on a wide screen only. */
export const deskOnly = "max-desk:hidden";
