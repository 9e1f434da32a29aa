/** Markup that this code has written, with what others wrote escaped in it. */
export type Html = { html: string };

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that no document may hold, or that nobody sees. */
// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g;

/** Any words as text: as content and as the value of an attribute between quotes. */
export function escaped(text: string): string {
  return text.replaceAll(unprintable, "\uFFFD").replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? "");
}

type Part = Html | string | number | readonly Html[];

const partHtml = (part: Part): string => {
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return "html" in part ? part.html : part.map(({ html }) => html).join("");
};

/** Markup whose holes are escaped, but for those that hold markup. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    html: strings
      .map((text, index) => `${text}${index < parts.length ? partHtml(parts[index] ?? "") : ""}`)
      .join(""),
  };
}

export const nothing: Html = { html: "" };
