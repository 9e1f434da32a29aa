import { callApi } from "./api";

/** Does the server say, over HTTP, that nobody is signed in here? A refused socket does not say why. */
export async function isSignedOut(): Promise<boolean> {
  const outcome = await callApi("/api/account");
  return !outcome.ok && outcome.problem.code === "unauthenticated";
}
