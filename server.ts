import { createServer } from "node:http";
import { setFlagsFromString } from "node:v8";

import next from "next";

import { isLiveRequestPath } from "@/lib/server/hub-gate";
import { openHub } from "@/lib/server/hub-runtime";
import { closeHttp, stopOnSignals } from "@/lib/server/live-shutdown";
import { stampClientAddress } from "@/lib/server/route-address";
import { doorOf } from "@/lib/server/route-door";
import { refuseBeforeRouting } from "@/lib/server/route-gate";
import { createRouteTurns } from "@/lib/server/route-turn";
import { readEnvironment } from "@/lib/server/environment";
import { createRuntime } from "@/lib/server/open-runtime";
import { installRuntime } from "@/lib/server/runtime";
import { startFirstSample } from "@/lib/server/start-first-sample";
import { HTTP_LIMITS, upgradeRequired } from "@/lib/server/live-http";

// V8 lets a heap that grows slowly have a tenth more between two whole collections, each of which takes this thread
// milliseconds that rooms wait for. This is for half more.
setFlagsFromString("--heap-growing-percent=50");

const present = installRuntime(createRuntime(readEnvironment(process.env)));
const { environment } = present;
const dev = process.env["NODE_ENV"] !== "production";

// Next listens for upgrades by itself, and ends those that it does not know: so it listens to this, not to our server.
const pageUpgrades = createServer();
const app = next({ dev, hostname: environment.host, port: environment.port, httpServer: pageUpgrades });
await app.prepare();
const answerPage = app.getRequestHandler();

const hub = openHub(present);
const inTurn = createRouteTurns();

const server = createServer(HTTP_LIMITS, (request, response) => {
  stampClientAddress(request, environment.trustProxy);
  if (isLiveRequestPath(request)) return upgradeRequired(response);
  if (refuseBeforeRouting(request, response)) return;
  const door = doorOf(request);
  const answer = () => (door ? door.answer(request, response) : void answerPage(request, response));
  if (door && !door.takesTurns) answer();
  else inTurn(request, response, answer);
});
server.on("upgrade", (request, socket, head) => {
  stampClientAddress(request, environment.trustProxy);
  if (isLiveRequestPath(request)) hub.upgrade(request, socket, head);
  else if (!dev || !pageUpgrades.emit("upgrade", request, socket, head))
    socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
});
server.once("error", (error) => {
  process.stderr.write(
    `The server cannot listen on ${environment.host}:${environment.port}: ${error.message}\n`,
  );
  process.exit(1);
});
server.listen(environment.port, environment.host, () => {
  if (environment.startSample) void startFirstSample(present);
});
void present.startGathering();
void present.fillReports();
present.warmFrames();

stopOnSignals(async () => {
  const answered = closeHttp(server);
  await hub.close();
  await answered;
  await app.close();
  await present.close();
});
