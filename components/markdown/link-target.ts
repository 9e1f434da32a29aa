/** Where a link may lead: its address and what a person should know of it before following. */
export type LinkTarget = { href: string; shown: string };

const shownOf: Readonly<Record<string, (url: URL) => string>> = {
  "http:": (url) => url.host,
  "https:": (url) => url.host,
  "mailto:": (url) => decodeURIComponent(url.pathname),
};

/** The target of a link that is safe to follow, or null. Only absolute http, https and mailto addresses are. */
export function linkTarget(address: string): LinkTarget | null {
  const url = URL.parse(address.trim());
  const shown = url ? shownOf[url.protocol] : undefined;
  if (!url || !shown) return null;
  // What looks like a host before an @ is a user name: such an address only serves to deceive.
  if (url.protocol !== "mailto:" && (url.username !== "" || url.password !== "")) return null;
  try {
    return { href: url.href, shown: shown(url) };
  } catch {
    return null;
  }
}

/** True where the words of a link are an address or a host by themselves, and the right one. */
export function saysTarget(words: string, { shown }: LinkTarget): boolean {
  return words === shown || [words, `http://${words}`].some((each) => linkTarget(each)?.shown === shown);
}
