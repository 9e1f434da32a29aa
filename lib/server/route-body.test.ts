import { expect, it } from "vitest";

import { forgetBody, readBytes } from "./route-body";

/** A request whose body is these chunks, and then ends or breaks off. */
function requestOf(chunks: readonly string[], { breaks = false } = {}): Request {
  const left = [...chunks];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = left.shift();
      if (chunk !== undefined) controller.enqueue(new TextEncoder().encode(chunk));
      else if (breaks) controller.error(new Error("aborted"));
      else controller.close();
    },
  });
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
  return new Request("http://localhost/", init);
}

it("reads a body that comes in parts", async () => {
  const read = await readBytes(requestOf(["ab", "cd"]), 4);
  expect(read.ok && new TextDecoder().decode(read.value)).toBe("abcd");
  expect(await readBytes(requestOf(["ab", "cde"]), 4)).toMatchObject({ problem: { code: "too_large" } });
});

it("takes a sender who goes away halfway for no failure of its own", async () => {
  const cut = await readBytes(requestOf(["ab"], { breaks: true }), 4);
  expect(cut).toMatchObject({ ok: false, status: 400, problem: { code: "invalid" } });
  expect(await readBytes(requestOf(["abcde"], { breaks: true }), 4)).toMatchObject({
    problem: { code: "too_large" },
  });
  await expect(forgetBody(requestOf(["ab"], { breaks: true }))).resolves.toBeUndefined();
});
