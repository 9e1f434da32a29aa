/** The text of one note: an event of about 500 bytes, envelope and all. */
export const NOTE = "p99 of checkout is at 1.4 s and climbing; carts are fine. ".repeat(4).trim();
