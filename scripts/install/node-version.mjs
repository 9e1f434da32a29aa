/**
 * What is wrong with a Node version and what to do, or nothing where it will do. Runs on any Node that knows modules:
 * the very old are the ones it is for.
 * @param {string} version such as "20.19.0".
 * @param {string} range from package.json, such as ">=20.19.0".
 */
export function nodeVersionAdvice(version, range) {
  const least = range.replace(">=", "").trim();
  if (isAtLeast(version, least)) return undefined;
  return `Parallax needs Node.js ${least} or newer, and this is ${version}: install the current LTS release from https://nodejs.org and start again.`;
}

/**
 * @param {string} version
 * @param {string} least
 */
function isAtLeast(version, least) {
  const have = version.split(".").map(Number);
  const want = least.split(".").map(Number);
  for (const index of [0, 1, 2]) {
    const difference = (have[index] || 0) - (want[index] || 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
