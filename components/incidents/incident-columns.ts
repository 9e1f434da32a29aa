/**
 * The columns of the list, for its head and its rows. On a phone a row has two lines: what it is, then how it stands.
 */
export const rowGrid = [
  "grid items-center gap-x-3 px-4",
  "grid-cols-[auto_auto_minmax(0,1fr)_auto]",
  "tablet:grid-cols-[1rem_4rem_minmax(0,1fr)_7.5rem_7.5rem_6rem]",
  "desk:grid-cols-[6.5rem_4rem_minmax(0,1fr)_8rem_9.5rem_3rem_8.5rem_6rem]",
].join(" ");

/** Cells that there is room for on a wide screen only. */
export const deskOnly = "max-desk:hidden";
