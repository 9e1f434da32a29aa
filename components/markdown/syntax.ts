/** Anything that Markdown could read as more than plain words: a mark, a list, an address, a second paragraph. */
const syntax =
  /[*_`~[\]<>#|\\&]|\n\s*\n|^(?: {4}|\t)|^\s*(?:[-+]|\d+[.)])\s|^\s*(?:-{3,}|={2,})\s*$|:\/\/|www\.|\S@\S/m;

/** False where the text reads the same with and without Markdown, as most notes do. */
export function hasSyntax(text: string): boolean {
  return syntax.test(text);
}

/** Controls that make text read in another order than it is written: a link could show a false host. */
const orderControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

export function withoutOrderControls(text: string): string {
  return text.replaceAll(orderControls, "");
}
