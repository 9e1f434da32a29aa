/** Requests as the SDK's exporters put them on the wire, kept in files for the processes of the bench. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

import { decodeSent } from "@/lib/store/telemetry/decode-sent";
import { countRows } from "@/lib/store/telemetry/packed-rows";
import type { Sent } from "@/lib/telemetry/store-port";

import { type BenchSignal, benchSignals } from "./plan";
import { runProgram } from "./sdk-program";

const PROGRAMS = 12;

/** Runs programs, one after the other, and writes into the folder what each of their exporters sent. */
export async function capture(folder: string): Promise<void> {
  for (const signal of benchSignals) mkdirSync(join(folder, signal));
  let count = 0;
  const server = createServer((request, response) => {
    const signal = request.url?.split("/").at(-1) ?? "";
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      count += 1;
      writeFileSync(join(folder, signal, String(count).padStart(4, "0")), Buffer.concat(chunks));
      response.writeHead(200, { "content-type": "application/x-protobuf" }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  for (let service = 0; service < PROGRAMS; service++) await runProgram(`http://127.0.0.1:${port}`, service);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** What was captured of a signal, as it comes in, and the rows that it becomes. */
export function readCaptured(folder: string, signal: BenchSignal): { sent: Sent; rows: number }[] {
  const files = readdirSync(join(folder, signal)).sort();
  return files.map((file) => {
    const body = new Uint8Array(readFileSync(join(folder, signal, file)));
    const sent: Sent = { signal, format: "protobuf", body, receivedUs: 0, service: "" };
    const decoded = decodeSent(sent);
    if (!decoded.ok) throw new Error(decoded.reason);
    return { sent, rows: countRows(decoded.rows) };
  });
}
