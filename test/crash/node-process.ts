/** One web node without pages: the hub over the log, and nothing between a client's write and the disk but them. */
import { createServer } from "node:http";

import { readEnvironment } from "@/lib/server/environment";
import { openHub } from "@/lib/server/hub-runtime";
import { createRuntime } from "@/lib/server/open-runtime";
import { success } from "@/lib/wire/problem";

const environment = readEnvironment(process.env);
// What is under test is the log, by one person's many hands: nobody counts them.
const hub = openHub({ ...createRuntime(environment), limitWrites: () => success(null) });
const server = createServer();
server.on("upgrade", hub.upgrade);
server.listen(environment.port, environment.host, () => {
  process.stdout.write("listening\n");
});
