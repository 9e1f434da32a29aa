import type { HubSocket } from "./hub-socket";

/** Beyond either of these a reader is too slow: it is dropped, and resumes by seq. */
const MOST_PACKETS = 256;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** How much is waiting to go out to a socket: packets, and their text in UTF-16 code units, or their bytes. */
function backlog({ conn }: HubSocket): { packets: number; characters: number } {
  // Engine.IO keeps this to itself, and offers no other measure of a reader's slowness.
  const waiting: unknown = Reflect.get(conn, "writeBuffer");
  if (!Array.isArray(waiting)) return { packets: 0, characters: 0 };
  const characters = waiting.reduce<number>((sum, packet) => sum + lengthOf(packet), 0);
  return { packets: waiting.length, characters };
}

function lengthOf(packet: unknown): number {
  const data: unknown = typeof packet === "object" && packet !== null ? Reflect.get(packet, "data") : null;
  if (data instanceof Uint8Array) return data.byteLength;
  return typeof data === "string" ? data.length : 0;
}

/** Does this reader take in less than it is sent? */
export function isTooSlow(socket: HubSocket): boolean {
  const { packets, characters } = backlog(socket);
  return packets > MOST_PACKETS || characters > MOST_CHARACTERS;
}

/** Hangs up on a reader without waiting for it to take in what it has not. */
export function dropSlow(socket: HubSocket): void {
  socket.conn.close(true);
}

/** Resolves when all that was sent has left for the network, or when the connection has ended. */
export function drained(socket: HubSocket): Promise<void> {
  const { conn } = socket;
  if (!socket.connected || backlog(socket).packets === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      conn.off("drain", done);
      conn.off("close", done);
      resolve();
    };
    conn.on("drain", done);
    conn.on("close", done);
  });
}
