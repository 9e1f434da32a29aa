/** The request header by which a page learns the nonce that its policy lets its own scripts run with. */
export const NONCE_HEADER = "x-nonce";
