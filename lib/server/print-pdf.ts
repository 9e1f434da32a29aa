import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { failure, type Outcome, success } from "@/lib/wire/problem";

import { findChromium } from "./chromium-path";

/** So long a page may take. */
const TIMEOUT_MS = 30_000;
/** Pages that wait for the one that is printed. */
const MOST_WAITING = 8;
const RETRY_SECONDS = 30;

const noBrowser = failure(
  "unavailable",
  "This server has no Chromium to make a PDF with. Export HTML instead, open it, and choose “Save as PDF” in the print dialog of your browser; or install Chromium, or set PARALLAX_CHROMIUM to where it is.",
);
const busy = failure("unavailable", "Other documents are being printed. Try again in half a minute.", {
  retryAfterSeconds: RETRY_SECONDS,
});
const failed = failure(
  "unavailable",
  "Chromium could not print this document. Export HTML instead, open it, and choose “Save as PDF” in the print dialog of your browser.",
);

/** Prints pages, one at a time; who comes while too many wait is turned away. */
export type PdfPrinter = { print: (html: string) => Promise<Outcome<Uint8Array<ArrayBuffer>>> };

type Settings = { find?: () => Promise<string | null>; timeoutMs?: number };

export function createPdfPrinter({
  find = () => findChromium({ platform: process.platform, variables: process.env }),
  timeoutMs = TIMEOUT_MS,
}: Settings = {}): PdfPrinter {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async print(html) {
      const chromium = await find();
      if (chromium === null) return noBrowser;
      if (waiting > MOST_WAITING) return busy;
      waiting += 1;
      const before = last;
      const printed = before.then(() => printOnce(chromium, html, timeoutMs));
      last = printed.catch(() => null);
      try {
        return await printed;
      } finally {
        waiting -= 1;
      }
    },
  };
}

async function printOnce(
  chromium: string,
  html: string,
  timeoutMs: number,
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-print-"));
  try {
    const [page, pdf] = [join(folder, "page.html"), join(folder, "page.pdf")];
    await writeFile(page, html, { mode: 0o600 });
    const ended = await run(chromium, flags(folder, page, pdf), timeoutMs);
    if (!ended) return failed;
    const bytes = new Uint8Array(await readFile(pdf));
    return Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-" ? success(bytes) : failed;
  } catch {
    // It was started and made nothing, or could not be started.
    return failed;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * A browser that asks nobody and leaves nothing behind. That nothing runs in it is said by the policy of the page: without
 * scripts at all this browser does not print.
 */
function flags(folder: string, page: string, pdf: string): readonly string[] {
  return [
    "--headless=new",
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    `--user-data-dir=${join(folder, "profile")}`,
    "--disable-gpu",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    // Every name resolves to nowhere, and there is no other way out.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--no-pdf-header-footer",
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** Whether it ended well in time. What it has started ends with it, and it ends with this process. */
function run(command: string, args: readonly string[], timeoutMs: number): Promise<boolean> {
  const grouped = process.platform !== "win32";
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "ignore", detached: grouped });
    const kill = () => {
      try {
        if (grouped && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
        else child.kill("SIGKILL");
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(kill, timeoutMs);
    process.once("exit", kill);
    const end = (well: boolean) => {
      clearTimeout(timer);
      process.off("exit", kill);
      kill();
      resolve(well);
    };
    child.once("error", () => end(false));
    child.once("exit", (code) => end(code === 0));
  });
}
