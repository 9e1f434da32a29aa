import { randomInt } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { freePort } from "../scripts/database/free-port.mjs";
import { startBackendProcess } from "./backend-process";
import { findCommand } from "./find-command";

const COMMAND = "prometheus-alertmanager";

/** What a test that is skipped says of how it would run. */
export const HOW_TO_INSTALL_ALERTING = `apt-get install --yes --no-install-recommends prometheus ${COMMAND}`;

export const hasAlerting = findCommand("prometheus") !== undefined && findCommand(COMMAND) !== undefined;

/** A real Alertmanager on loopback with a configuration of its own, its data in a temporary folder that goes with it. */
export async function startAlertmanager(
  configuration: string,
): Promise<{ address: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "parallax-alertmanager-"));
  const file = join(folder, "alertmanager.yml");
  writeFileSync(file, configuration);
  const address = `127.0.0.1:${await freePort({ seed: randomInt(1_000_000) })}`;
  const { stop } = await startBackendProcess({
    command: [
      COMMAND,
      `--config.file=${file}`,
      `--storage.path=${join(folder, "data")}`,
      `--web.listen-address=${address}`,
      // It is alone.
      "--cluster.listen-address=",
    ],
    folder,
    readyUrl: `http://${address}/-/ready`,
  });
  return { address, stop };
}
