import { build, buildFreshness } from "../build/build.mjs";
import { generateClient } from "../build/client.mjs";
import { installDependencies } from "../install/dependencies.mjs";
import { messageOf } from "../problem.mjs";
import { ensureBackends } from "./install-backends.mjs";
import { ensureBrowser } from "./install-browser.mjs";

/** @typedef {"dependencies" | "client" | "build" | "browser" | "backends"} Need */

/** @type {Record<Need, { name: string, doing: string, make: (root: string) => Promise<string> }>} */
const NEEDS = {
  dependencies: { name: "dependencies", doing: "installing", make: installDependencies },
  client: { name: "client", doing: "generating", make: generateClient },
  build: { name: "build", doing: "building", make: buildWhereStale },
  browser: { name: "browser", doing: "looking for one", make: prepareBrowser },
  backends: { name: "backends", doing: "looking for them", make: ensureBackends },
};

/**
 * Makes what parts of the tests need, each once. What fails is said once.
 * @param {string} root
 * @param {ReturnType<typeof import("../up/steps.mjs").createSteps>} steps
 * @returns {(need: Need) => Promise<boolean>} whether it is there.
 */
export function createPreparation(root, steps) {
  /** @type {Map<Need, Promise<boolean>>} */
  const made = new Map();
  return (need) => {
    const known = made.get(need);
    if (known !== undefined) return known;
    const { name, doing, make } = NEEDS[need];
    const making = steps
      .step(name, doing, async (report) => report(await make(root)))
      .then(
        () => true,
        (error) => {
          steps.line(`\n${messageOf(error)}\n`);
          return false;
        },
      );
    made.set(need, making);
    return making;
  };
}

/** @param {string} root */
async function buildWhereStale(root) {
  if (buildFreshness(root) === "fresh") return "up to date";
  await build(root);
  return "built";
}

/** @param {string} root */
async function prepareBrowser(root) {
  const path = await ensureBrowser(root);
  // Playwright's configuration, which runs in a process of its own, then takes this one, and the product prints with it.
  process.env["CHROMIUM"] = path;
  process.env["PARALLAX_CHROMIUM"] ??= path;
  return path;
}
