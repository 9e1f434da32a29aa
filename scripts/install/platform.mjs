import { packageFor } from "../database/binaries.mjs";

/**
 * @param {{ platform: string, arch: string, musl: boolean }} machine
 * @returns {string | undefined} why the embedded PostgreSQL cannot run here and what to do; nothing where it can.
 */
export function platformAdvice({ platform, arch, musl }) {
  const otherwise = "set DATABASE_URL to a PostgreSQL of yours.";
  if (platform === "win32")
    return "Parallax does not run on Windows itself: start it in WSL 2, on Ubuntu or Debian.";
  if (musl)
    return `The embedded PostgreSQL needs glibc, and this Linux (Alpine?) has musl: use a Debian image such as node:22-slim, or ${otherwise}`;
  if (packageFor(platform, arch) === undefined)
    return `There is no embedded PostgreSQL for ${platform} on ${arch}: ${otherwise}`;
  return undefined;
}

/** This machine, as `platformAdvice` takes it. */
export function thisMachine() {
  return { platform: process.platform, arch: process.arch, musl: isMusl() };
}

function isMusl() {
  if (process.platform !== "linux" || process.report === undefined) return false;
  // The network part of a report resolves every open connection's name: seconds, and not needed.
  Object.assign(process.report, { excludeNetwork: true });
  const { header } = /** @type {{ header?: object }} */ (process.report.getReport());
  return header !== undefined && !("glibcVersionRuntime" in header);
}
