/**
 * Somebody who writes notes at a steady pace, one after the other, until told to stop, and says of each when it was sent
 * and how long it took to be acknowledged, in milliseconds. A process of its own: whoever follows fifty rooms has other
 * things to do when an answer comes. Arguments: url, token, incident, notes by second.
 */
import { setTimeout as sleep } from "node:timers/promises";

const [url = "", token = "", incidentId = "", perSecond = "1"] = process.argv.slice(2);
const paceMs = 1_000 / Number(perSecond);

// Its parent leaves when the measurement is over.
process.once("disconnect", () => process.exit(0));
for (let number = 1; ; number++) {
  const sentMs = Date.now();
  const startMs = performance.now();
  const response = await fetch(`${url}/api/incidents/${incidentId}/events`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      commandId: `note-${number}`,
      type: "note_added",
      payload: { markdown: `Note ${number}` },
    }),
  });
  if (!response.ok) throw new Error(`A note: ${response.status} ${await response.text()}`);
  const tookMs = performance.now() - startMs;
  process.send?.({ sentMs, tookMs });
  await sleep(Math.max(0, paceMs - tookMs));
}
