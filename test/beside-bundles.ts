import { join } from "node:path";

import { inject } from "vitest";

/** The product looks for its threads beside the file that its process was started with: so do tests of it. */
process.argv[1] = join(inject("bundles"), "tests.js");
