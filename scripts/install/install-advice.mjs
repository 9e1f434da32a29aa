export const DISK_FULL = /ENOSPC|no space left/i;
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/;
const LAST_LINES = 15;

/**
 * Why `npm ci` failed, and what to do.
 * @param {string} output what npm printed.
 * @param {string} root
 */
export function installAdvice(output, root) {
  if (DISK_FULL.test(output))
    return `The disk of ${root} is full: the dependencies need about 1.5 GB; free some space and start again.`;
  if (/EACCES|EPERM|EROFS/.test(output))
    return `The folder ${root} cannot be written by this user: change its owner, or copy the project to a folder of yours.`;
  if (/npm: (command )?not found/.test(output))
    return "npm was not found: install Node.js together with its npm.";
  if (/EUSAGE|in sync/.test(output))
    return "package.json and package-lock.json do not agree: run `npm install` and commit the lock file.";
  if (OFFLINE.test(output))
    return "The npm registry cannot be reached, and the dependencies are not installed: connect to the network and start again.";
  const lines = output.trim().split("\n").slice(-LAST_LINES).join("\n");
  return `The dependencies could not be installed; \`npm ci\` said:\n${lines}`;
}
