import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** What came of a request: its status, or "cut" where the sender went away, or "reset" where the server did. */
export type Sent = { status: number | "cut" | "reset"; answer: Buffer };

type Question = {
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array<ArrayBuffer>;
  cutAfter: number | null;
};

/** Sends over connections that are kept and used again. */
export function createSender(port: number, sockets: number) {
  let agent = new Agent({ keepAlive: true, maxSockets: sockets });

  function send({ path, headers, body, cutAfter }: Question): Promise<Sent> {
    return new Promise((resolve) => {
      const asked = request(
        {
          agent,
          host: "127.0.0.1",
          port,
          path,
          method: "POST",
          headers: { ...headers, "content-length": body.length },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("error", () => resolve({ status: "reset", answer: Buffer.alloc(0) }));
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, answer: Buffer.concat(chunks) }));
        },
      );
      asked.on("error", () =>
        resolve({ status: cutAfter === null ? "reset" : "cut", answer: Buffer.alloc(0) }),
      );
      if (cutAfter === null) asked.end(body);
      else asked.write(body.subarray(0, Math.max(1, cutAfter)), () => asked.destroy());
    });
  }

  return {
    send,
    /** Sends it again until it is not turned away for there being too much. */
    async insist(question: Omit<Question, "cutAfter">): Promise<Sent> {
      for (;;) {
        const sent = await send({ ...question, cutAfter: null });
        if (sent.status !== 429) return sent;
        await sleep(100);
      }
    },
    /** Closes what is open: the next request opens anew. */
    async hangUp() {
      agent.destroy();
      agent = new Agent({ keepAlive: true, maxSockets: sockets });
      await sleep(500);
    },
  };
}
