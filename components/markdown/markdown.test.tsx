import { render, waitFor } from "@testing-library/react";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Markdown } from "./markdown";
import { renderMarkdown } from "./render";
import { hasSyntax } from "./syntax";

function htmlOf(text: string): HTMLElement {
  const { container } = render(<div>{renderMarkdown(text) ?? text}</div>);
  return container;
}

/** What an attacker would write into a note. */
const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<iframe src=javascript:alert(1)></iframe>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](\u0001javascript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:msgbox(1))",
  "[x](file:///etc/passwd)",
  "[x](//evil.example/path)",
  "[x](/incidents/1)",
  "[x][1]\n\n[1]: javascript:alert(1)",
  "<javascript:alert(1)>",
  "![x](javascript:alert(1))",
  "![x](https://evil.example/pixel.png)",
  "![x][1]\n\n[1]: data:image/svg+xml,<svg onload=alert(1)>",
  "[![x](https://evil.example/p.png)](javascript:alert(1))",
  "[x](https://user:password@evil.example)",
  "[https://bank.example](https://evil.example)",
  "`<script>`\n\n```html\n<script>alert(1)</script>\n```",
  "| <b>a</b> |\n|-|\n| [x](javascript:1) |",
  "<style>*{display:none}</style>",
  '<a href="javascript:alert(1)">x</a>',
  "<details open ontoggle=alert(1)>",
  "[^1]\n\n[^1]: <script>alert(1)</script>",
];

const allowed = new Set(
  "DIV P BR EM STRONG DEL HR CODE PRE BLOCKQUOTE OL UL LI A BDI SPAN TABLE THEAD TBODY TR TH TD SUP".split(
    " ",
  ),
);

const attributes = new Set(["class", "href", "rel", "target", "scope", "start", "aria-hidden"]);

/** Everything in it that is not words, a harmless element or a safe link. */
function faultsOf(container: HTMLElement): string[] {
  return [...container.querySelectorAll("*")].flatMap((element) => {
    const href = element.getAttribute("href");
    const unsafe = href !== null && !/^(?:https?:\/\/[^@]+$|mailto:)/.test(href);
    const bare = href !== null && element.getAttribute("rel") !== "noopener noreferrer nofollow";
    const unknown = [...element.attributes].some(({ name }) => !attributes.has(name));
    return !allowed.has(element.tagName) || unsafe || bare || unknown ? [element.outerHTML] : [];
  });
}

describe("Markdown", () => {
  it.each(hostile)("makes nothing but words of %j", (text) => {
    expect(faultsOf(htmlOf(text))).toEqual([]);
  });

  it("makes nothing but words and safe links of anything at all", () => {
    const piece = fc.oneof(
      fc.constantFrom(...hostile),
      fc.string({ unit: fc.constantFrom(...Array.from("[]()<>!*_`~#|-+>\\&:/@.\n abc1javscript")) }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { container, unmount } = render(<div>{renderMarkdown(pieces.join("\n")) ?? "extreme"}</div>);
        expect(faultsOf(container)).toEqual([]);
        unmount();
      }),
    );
  });

  it("shows where a link really leads, unless its words say so", () => {
    expect(htmlOf("[our bank](https://evil.example/x)").textContent).toBe("our bank (evil.example)");
    expect(htmlOf("[https://bank.example](https://evil.example)").textContent).toContain("(evil.example)");
    expect(htmlOf("[evil.example.bank.example](https://evil.example)").textContent).toContain(
      "(evil.example)",
    );
    expect(htmlOf("https://wiki.example/page").textContent).toBe("https://wiki.example/page");
    expect(htmlOf("[x](https://аррӏе.com)").textContent).toBe("x (xn--80ak6aa92e.com)");
  });

  it("drops controls that would reverse the order of what is read", () => {
    expect(htmlOf("a \u202Emoc.elgoog\u202C *b*").textContent).toBe("a moc.elgoog b");
    const { container } = render(<Markdown text={"plain \u202Etxet"} />);
    expect(container.textContent).toBe("plain txet");
  });

  it("links to images in place of fetching them", () => {
    const container = htmlOf("![the graph](https://charts.example/a.png)");
    expect(container.querySelector("a")?.getAttribute("href")).toBe("https://charts.example/a.png");
    expect(container.querySelector("img")).toBeNull();
  });

  it("draws what people write", () => {
    const container = htmlOf(
      "# Head\n\none\ntwo **bold** *it* ~~no~~ `x`\n\n1. a\n2. b\n\n- [x] done\n- [ ] open\n\n> said\n\n```\ncode\n```\n\n| h |\n|-|\n| c |",
    );
    const drawn = new Set([...container.querySelectorAll("*")].map(({ tagName }) => tagName.toLowerCase()));
    const expected = "p br strong em del code ol ul blockquote pre th td".split(" ");
    expect(expected.filter((tag) => !drawn.has(tag))).toEqual([]);
    expect(container.textContent).toContain("done: ");
  });

  it("leaves a tangle as it was written, at once", () => {
    const tangles = [">".repeat(32_768), "a\n=\n".repeat(8_000), "[".repeat(32_768), "*a **b".repeat(5_000)];
    for (const tangle of tangles) expect(renderMarkdown(tangle)).toBeNull();
  });

  it("draws deep nesting down to a depth and its words below that", () => {
    const deep = `${"*a **b ".repeat(60)}core`;
    expect(htmlOf(deep).textContent).toContain("core");
  });

  it("needs no parser for plain words, and shows words until it has come", async () => {
    const plain = "It is down.\nStill down, since 14:32 (eu-west).";
    expect(hasSyntax(plain)).toBe(false);
    const { container } = render(<Markdown text="**bold**" />);
    await waitFor(() => expect(container.querySelector("strong")?.textContent).toBe("bold"));
  });

  it.each([
    "a *b*",
    "- item",
    "1. item",
    "see https://x.example",
    "one\n\ntwo",
    "    code",
    "a | b",
    "x\n---",
  ])("knows that %j is more than plain words", (text) => expect(hasSyntax(text)).toBe(true));
});
