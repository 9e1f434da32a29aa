import { append, declare } from "./fixtures/api";
import { firstLoad } from "./fixtures/first-load";
import type { Person } from "./fixtures/people";
import { expect, test } from "./fixtures/story";

const KIB = 1024;

async function roomPath(site: Parameters<typeof declare>[0], person: Person): Promise<string> {
  const { incidentId, number } = await declare(site, person);
  await append(site, person, incidentId, "note_added", { markdown: "**Payments** answer `503`." });
  return `/incidents/${number}`;
}

const postmortemPath: typeof roomPath = async (site, person) => `${await roomPath(site, person)}/postmortem`;

const budgets = [
  { name: "the list of incidents", limitKib: 150, path: () => Promise.resolve("/") },
  { name: "the explorer", limitKib: 190, path: () => Promise.resolve("/evidence") },
  { name: "the reports", limitKib: 155, path: () => Promise.resolve("/reports") },
  { name: "the follow-ups", limitKib: 155, path: () => Promise.resolve("/follow-ups") },
  { name: "the room", limitKib: 210, path: roomPath },
  { name: "the postmortem", limitKib: 180, path: postmortemPath },
];

for (const { name, limitKib, path } of budgets)
  test(`${name} loads at most ${limitKib} KiB of JavaScript`, async ({ site, person }) => {
    const responder = await person("responder");
    const address = await path(site, responder);
    const { scripts, gzipBytes, largest } = await firstLoad(site, responder, address);
    const kib = gzipBytes / KIB;
    console.log(`${name}: ${kib.toFixed(1)} KiB gzip in ${scripts} scripts\n  ${largest.join("\n  ")}`);
    expect(scripts).toBeGreaterThan(3);
    expect(kib).toBeLessThanOrEqual(limitKib);
  });
