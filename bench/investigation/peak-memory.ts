import { readdirSync, readFileSync } from "node:fs";

/**
 * Resident memory at its highest so far of the processes that run a bundle with a variable set so: the largest of them,
 * in MiB. Linux alone says it of another process; NaN elsewhere.
 */
export function peakMib(bundle: string, variable: string): number {
  const peaks = processes().flatMap((pid) => {
    const [command, environment, status] = ["cmdline", "environ", "status"].map((file) => read(pid, file));
    if (!command?.includes(`dist/${bundle}`) || !environment?.split("\0").includes(variable)) return [];
    const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status ?? "") ?? [];
    return kib === undefined ? [] : [Number(kib) / 1024];
  });
  return peaks.length === 0 ? Number.NaN : Math.max(...peaks);
}

function processes(): readonly string[] {
  return process.platform === "linux" ? readdirSync("/proc").filter((entry) => /^\d+$/.test(entry)) : [];
}

/** What has ended meanwhile, or is somebody else's, says nothing. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
