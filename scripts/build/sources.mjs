import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Everything a build is made from: files and folders of the project. */
export const BUILD_INPUTS = [
  "app",
  "components",
  "lib",
  "worker",
  "public",
  "scripts/build",
  "scripts/build.mjs",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "prisma/schema.prisma",
  "proxy.ts",
  "server.ts",
  "tsconfig.json",
  "world",
];

const TEST_FILE = /\.test\.[a-z]+$/;

/**
 * A fingerprint of the content of `inputs`; tests left out. What does not exist counts as empty.
 * @param {string} root
 * @param {readonly string[]} inputs
 */
export function fingerprint(root, inputs = BUILD_INPUTS) {
  const hash = createHash("sha256");
  for (const path of inputs.flatMap((input) => filesUnder(root, input))) {
    hash.update(`${path}\0`).update(
      createHash("sha256")
        .update(readFileSync(join(root, path)))
        .digest(),
    );
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} sorted, relative to the root.
 */
function filesUnder(root, path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return TEST_FILE.test(path) ? [] : [path];
  return readdirSync(absolute)
    .toSorted()
    .flatMap((name) => filesUnder(root, `${path}/${name}`));
}
