import { readdirSync, readFileSync } from "node:fs";

/** Of proc(5): what CPU times are counted in. */
const TICKS_PER_SECOND = 100;

type Figure = (of: { status: string; stat: string }) => number | null;

/**
 * Figures of the processes that run a bundle with a variable set so; none that has ended meanwhile, or is somebody
 * else's. Linux alone says them of another process.
 */
function figures(bundle: string, variable: string, figure: Figure): readonly number[] {
  return processes().flatMap((pid) => {
    const command = read(pid, "cmdline").split("\0");
    const isOne = command.some((word) => word.endsWith(`/${bundle}`));
    if (!isOne || !read(pid, "environ").split("\0").includes(variable)) return [];
    const found = figure({ status: read(pid, "status"), stat: read(pid, "stat") });
    return found === null ? [] : [found];
  });
}

/** Resident memory at its highest so far of the largest of them, in MiB; NaN where there is none. */
export function peakMib(bundle: string, variable: string): number {
  const peaks = figures(bundle, variable, ({ status }) => {
    const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
    return kib === undefined ? null : Number(kib) / 1024;
  });
  return peaks.length === 0 ? Number.NaN : Math.max(...peaks);
}

/** Seconds of processor that they have used so far, in all. */
export function cpuSeconds(bundle: string, variable: string): number {
  return figures(bundle, variable, ({ stat }) => {
    // User and system time are the 12th and 13th after the name, which may hold any sign.
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return user === undefined || system === undefined ? null : (user + system) / TICKS_PER_SECOND;
  }).reduce((sum, one) => sum + one, 0);
}

function processes(): readonly string[] {
  return process.platform === "linux" ? readdirSync("/proc").filter((entry) => /^\d+$/.test(entry)) : [];
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
