/** `npm run bench:scroll -- --json`: how smoothly a room of 100,000 events scrolls, beside a page with nothing on it. See bench/README.md. */
import { chromium, type Page } from "@playwright/test";

import { declare } from "@/e2e/fixtures/api";
import { fillLog } from "@/e2e/fixtures/database";
import { browserCookie, mintPerson } from "@/e2e/fixtures/people";
import { siteOf } from "@/e2e/fixtures/site";
import { findBrowser } from "@/scripts/test/browser.mjs";
import { startE2eServer } from "@/test/e2e-server";

import { quantile, round, spread } from "./log/spread";

const RUNS = 3;
const EVENTS = 100_000;
const SECONDS = 5;
/** As a hand on a wheel: so far with each notch, so often. */
const WHEEL = { px: 400, everyMs: 30 };

type Frames = { perSecond: number; p99Ms: number };

/** For the page, as text: what compiles this file would put names of its own into it. */
const gapsBetweenFrames = (seconds: number) => `new Promise((resolve) => {
  const gaps = [];
  const from = performance.now();
  let last = from;
  requestAnimationFrame(function frame(now) {
    gaps.push(now - last);
    last = now;
    if (now - from < ${seconds * 1_000}) requestAnimationFrame(frame);
    else resolve(gaps);
  });
})`;

/** Frames that the page draws while its wheel is turned. */
async function scroll(page: Page): Promise<Frames> {
  await page.mouse.move(500, 450);
  const measured: Promise<number[]> = page.evaluate(gapsBetweenFrames(SECONDS));
  const until = performance.now() + SECONDS * 1_000;
  while (performance.now() < until) {
    await page.mouse.wheel(0, -WHEEL.px);
    await new Promise((resolve) => setTimeout(resolve, WHEEL.everyMs));
  }
  const gaps = await measured;
  return { perSecond: gaps.length / SECONDS, p99Ms: quantile(gaps, 0.99) };
}

const median = (values: readonly number[]) => round(quantile(values, 0.5));

const executablePath = await findBrowser(process.env);
const server = await startE2eServer({ worker: false });
const browser = await chromium.launch({
  ...(executablePath !== undefined && { executablePath }),
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
try {
  const site = siteOf(server);
  const person = await mintPerson(site, "responder");
  const { incidentId, number } = await declare(site, person);
  await fillLog(site, incidentId, person, EVENTS);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([browserCookie(site, person.cookie)]);
  const page = await context.newPage();
  const rooms: Frames[] = [];
  const empties: Frames[] = [];
  let drawnMs = 0;
  for (let run = 0; run < RUNS; run++) {
    await page.goto(`data:text/html,<body style="height:10000000px">`);
    await page.evaluate(() => scrollTo(0, 9_000_000));
    empties.push(await scroll(page));
    const from = performance.now();
    await page.goto(`${site.origin}/incidents/${number}`);
    await page.getByText(`Note ${EVENTS}`, { exact: true }).waitFor();
    drawnMs = performance.now() - from;
    await page.getByText(/earlier events are coming in/).waitFor({ state: "hidden", timeout: 60_000 });
    await page.getByRole("feed", { name: "Timeline", exact: true }).waitFor();
    rooms.push(await scroll(page));
  }
  const result = {
    n: RUNS,
    events: EVENTS,
    framesPerSecond: median(rooms.map(({ perSecond }) => perSecond)),
    emptyFramesPerSecond: median(empties.map(({ perSecond }) => perSecond)),
    framesRatio: median(
      rooms.map(({ perSecond }, run) => perSecond / (empties[run]?.perSecond ?? Number.NaN)),
    ),
    p99FrameMs: median(rooms.map(({ p99Ms }) => p99Ms)),
    emptyP99FrameMs: median(empties.map(({ p99Ms }) => p99Ms)),
    drawnMs: round(drawnMs),
    spread: {
      framesPerSecond: spread(rooms.map(({ perSecond }) => perSecond)),
      p99FrameMs: spread(rooms.map(({ p99Ms }) => p99Ms)),
    },
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await browser.close();
  await server.stop();
}
