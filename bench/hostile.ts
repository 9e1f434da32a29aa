/** `npm run bench:hostile -- --json [--count N] [--seed N] [--whole]`: what the server does with bytes that nobody should send. See bench/README.md. */
import { round } from "./log/spread";
import { createHostile } from "./hostile/requests";
import { endpoints, seedsOf } from "./hostile/seeds";
import { createSender } from "./hostile/sender";
import { type Held, startHostileServer } from "./hostile/server";
import { countStored } from "./hostile/stored";

const SOCKETS = 24;
/** Shares of the whole after which the server settles and is looked at. */
const LOOKS = new Set([0.1, 0.5, 1]);
/** Of each endpoint, so often over the whole. */
const GOOD_TURNS = 100;
const GOOD = "good";
/** Rows of good data by endpoint: as many as `countStored` counts. */
const GOOD_ROWS = { "/v1/traces": 1, "/v1/metrics": 1, "/v1/logs": 1, "/v1/logs/text": 1 };

function flag(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

const COUNT = flag("--count", 1_000_000);
const SEED = flag("--seed", 1);
const say = (line: string) => process.stderr.write(`${line}\n`);

const server = await startHostileServer(process.argv.includes("--whole") ? "whole" : "routes");
try {
  const sender = createSender(server.port, SOCKETS);
  const hostileAt = createHostile(SEED, Date.now());
  const authorization = (index: number) => ({
    authorization: `Bearer ${server.bearers[index % server.bearers.length]}`,
  });
  const byStatus: Record<string, number> = {};
  let serverErrors = 0;
  let crashes = 0;
  let goodAccepted = 0;

  /** All of a part of the whole, over all sockets at once. */
  async function sendFrom(from: number, to: number): Promise<void> {
    let next = from;
    const sendOne = async () => {
      while (next < to) {
        const index = next++;
        const { endpoint, headers, body, cutAfter } = hostileAt(index);
        const asked = { path: endpoint, headers: { ...headers, ...authorization(index) }, body, cutAfter };
        const { status, answer } = await sender.send(asked);
        byStatus[status] = (byStatus[status] ?? 0) + 1;
        if (typeof status === "number" && status >= 500) {
          serverErrors += 1;
          say(`${index}: ${status} ${endpoint} ${answer.toString("latin1").slice(0, 200)}`);
        }
      }
    };
    await Promise.all(Array.from({ length: SOCKETS }, sendOne));
  }

  async function sendGood(turn: number): Promise<void> {
    const seeds = seedsOf(GOOD, Date.now());
    for (const endpoint of endpoints) {
      const { protobuf, text } = seeds[endpoint];
      const isText = protobuf === null || turn % 2 === 0;
      const contentType = isText ? "application/json" : "application/x-protobuf";
      // One line: the second says no service.
      const said = endpoint === "/v1/logs/text" ? (text.split("\n")[0] ?? "") : text;
      const { status, answer } = await sender.insist({
        path: endpoint,
        headers: { "content-type": contentType, ...authorization(turn) },
        body: isText ? new TextEncoder().encode(said) : protobuf,
      });
      const isWhole = !/[1-9]/.test(answer.toString("latin1"));
      if (status === 200 && isWhole) goodAccepted += GOOD_ROWS[endpoint];
      else say(`good data was not taken: ${status} ${endpoint} ${answer.toString("latin1")}`);
    }
  }

  const looks: Held[] = [];
  let done = 0;
  const begun = performance.now();
  for (let turn = 0; turn < GOOD_TURNS; turn++) {
    const until = Math.round((COUNT * (turn + 1)) / GOOD_TURNS);
    await sendFrom(done, until);
    done = until;
    if (!server.isAlive()) {
      crashes += 1;
      say(`the server has ended before ${done}`);
      break;
    }
    await sendGood(turn);
    if (LOOKS.has((turn + 1) / GOOD_TURNS)) {
      await sender.hangUp();
      looks.push(await server.settle());
      say(`${done} sent in ${round((performance.now() - begun) / 1_000)} s: ${JSON.stringify(looks.at(-1))}`);
    }
  }
  await server.kill();
  const result = {
    sent: done,
    seed: SEED,
    seconds: round((performance.now() - begun) / 1_000),
    byStatus,
    serverErrors,
    crashes,
    rssMiB: looks.map(({ rssMiB }) => round(rssMiB)),
    heapMiB: looks.map(({ heapMiB }) => round(heapMiB)),
    fileDescriptors: looks.map(({ fileDescriptors }) => fileDescriptors),
    goodAccepted,
    goodFound: await countStored(server.telemetryFolder, GOOD),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await server.stop();
}
