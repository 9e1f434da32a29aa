/** `npm run bench:postmortem -- --json`: the draft of a long incident, and its exports. See bench/README.md. */
import { draftPostmortem } from "@/lib/postmortem/draft";
import { exported } from "@/lib/postmortem/export/exported";
import { postmortemHtml } from "@/lib/postmortem/export/html";
import { postmortemMarkdown } from "@/lib/postmortem/export/markdown";
import { advance, emptyRoom } from "@/lib/timeline/room";

import { quantile, round } from "./log/spread";
import { longIncident } from "./postmortem/long-incident";

const EVENTS = 10_000;
const RUNS = 20;

function timed(run: () => unknown): { p50: number; p95: number; n: number } {
  run();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return { p50: round(quantile(times, 0.5)), p95: round(quantile(times, 0.95)), n: RUNS };
}

const events = longIncident(EVENTS);
const incidentId = events[0]?.incidentId ?? "";
const room = advance(emptyRoom(incidentId), events);
const document = draftPostmortem(room);
const whole = exported(document, room, { names: "roles", version: null });

const result = {
  events: room.events.length,
  // From the log as it is read, its fold counted.
  draftMs: timed(() => draftPostmortem(advance(emptyRoom(incidentId), events))),
  markdownMs: timed(() => postmortemMarkdown(whole)),
  htmlMs: timed(() => postmortemHtml(whole)),
};
console.log(process.argv.includes("--json") ? JSON.stringify(result) : result);
