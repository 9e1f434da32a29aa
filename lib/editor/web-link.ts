const MOST_HREF = 2000;

/** Whether a text may be linked to: an address of the web, in full. Nothing else is a link in a document. */
export function isWebLink(href: string | undefined): href is string {
  if (!href || href.length > MOST_HREF || !/^https?:\/\//i.test(href)) return false;
  return URL.canParse(href);
}
