/** One web node without pages or sockets: what it does for investigations, and nothing else. */
import { readEnvironment } from "@/lib/server/environment";
import { createRuntime } from "@/lib/server/open-runtime";

await createRuntime(readEnvironment(process.env)).startGathering();
