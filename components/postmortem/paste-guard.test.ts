import { expect, test } from "vitest";

import { withoutHandlers } from "./paste-guard";

test("handlers and style sheets go, words and links stay", () => {
  const hostile = `<p onclick="x()" class="a">Words <img src=x onerror=x()><svg/onload='x()'></svg></p><style>p{}</style>
    <SCRIPT>x()</SCRIPT><a href="https://example.com/?on=1">on = 1</a>`;
  const harmless = withoutHandlers(hostile);
  expect(harmless).not.toMatch(/onclick|onerror|onload|x\(\)|style>/i);
  expect(harmless).toContain(`class="a">Words <img src=x`);
  expect(harmless).toContain(`<a href="https://example.com/?on=1">on = 1</a>`);
});
