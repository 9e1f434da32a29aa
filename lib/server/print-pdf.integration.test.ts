import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";

import { describe, expect, it } from "vitest";

import { exported } from "@/lib/postmortem/export/exported";
import { postmortemHtml } from "@/lib/postmortem/export/html";
import { draftPostmortem } from "@/lib/postmortem/draft";
import { advance, emptyRoom } from "@/lib/timeline/room";
import { everyLine } from "@/test/every-event";
import { declared, INCIDENT, logOf } from "@/test/sample-log";

import { chromiumPlaces, findChromium } from "./chromium-path";
import { createPdfPrinter } from "./print-pdf";

const here = { platform: process.platform, variables: process.env };
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith("parallax-print-"));

describe("a printed postmortem", () => {
  it("is a PDF of some pages, made by a real Chromium, which leaves nothing behind", async () => {
    expect(await findChromium(here), "a Chromium on this machine").not.toBeNull();
    const room = advance(emptyRoom(INCIDENT), logOf([declared, ...everyLine]));
    const html = postmortemHtml(exported(draftPostmortem(room), room, { names: "people", version: null }));
    const printed = await createPdfPrinter().print(html);
    if (!printed.ok) throw new Error(printed.problem.detail);
    const text = Buffer.from(printed.value).toString("latin1");
    expect(text.startsWith("%PDF-")).toBe(true);
    expect(text.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(1);
    expect(leftovers()).toEqual([]);
  });

  it("names the print dialog where there is no Chromium", async () => {
    const none = await createPdfPrinter({ find: () => Promise.resolve(null) }).print("x");
    expect(none).toMatchObject({ ok: false, problem: { code: "unavailable" } });
    expect(JSON.stringify(none)).toContain("print dialog");
  });

  it("is given up in time, one after the other, and turned away where too many wait", async () => {
    // Ends only when it is killed: it reads what nobody writes.
    const printer = createPdfPrinter({ find: () => Promise.resolve("/bin/sh"), timeoutMs: 2_000 });
    const all = await Promise.all(Array.from({ length: 12 }, () => printer.print("x")));
    expect(all.every(({ ok }) => !ok)).toBe(true);
    expect(JSON.stringify(all)).toContain("Other documents are being printed");
    expect(leftovers()).toEqual([]);
  });

  it("is looked for where such machines keep their browsers, and nowhere else where one is named", () => {
    const variables = { PATH: "/usr/bin:relative", ProgramFiles: "P" };
    expect(chromiumPlaces({ platform: "linux", variables })).toContain("/usr/bin/chromium");
    expect(
      chromiumPlaces({ platform: "linux", variables }).some((place) => place.startsWith("relative")),
    ).toBe(false);
    expect(chromiumPlaces({ platform: "darwin", variables })[0]).toMatch(/^\/Applications\//);
    expect(chromiumPlaces({ platform: "win32", variables })[0]).toMatch(/^P.+chrome\.exe$/);
    expect(chromiumPlaces({ platform: "linux", variables: { PARALLAX_CHROMIUM: "/opt/c" } })).toEqual([
      "/opt/c",
    ]);
  });
});
