import { setNonce } from "get-nonce";

/** Radix's scroll lock writes a style element; with the page's nonce on it the policy lets it through. */
export function allowScrollLock(): void {
  const nonce = document.querySelector("script[nonce]");
  if (nonce instanceof HTMLScriptElement) setNonce(nonce.nonce);
}
