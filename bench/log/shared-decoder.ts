import { Decoder, Encoder, type Packet } from "socket.io-parser";

let lastText = "";
let lastPacket: Packet | null = null;

/**
 * A thousand clients in one process are told the same text: it is parsed once. Otherwise the clients' parsing,
 * which in the world is spread over a thousand machines, would be what is measured.
 */
class SharedDecoder extends Decoder {
  override add(data: unknown): void {
    // Only events without an acknowledgement: of those, no client changes anything.
    if (typeof data !== "string" || !data.startsWith("2[")) return super.add(data);
    if (data !== lastText || !lastPacket) {
      const decoder = new Decoder();
      decoder.on("decoded", (packet: Packet) => (lastPacket = packet));
      decoder.add(data);
      lastText = data;
    }
    if (lastPacket) this.emitReserved("decoded", lastPacket);
  }
}

export const sharedParser = { Encoder, Decoder: SharedDecoder };
