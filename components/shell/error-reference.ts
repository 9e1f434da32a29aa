/** The digest by which a server error is found in the server's output; nothing for other errors. */
export function errorReference(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("digest" in error)) return undefined;
  return typeof error.digest === "string" ? error.digest : undefined;
}
