import { describe, expect, it } from "vitest";

import { decodeMessage } from "@/test/otlp-schema";

import { exportResponse, statusResponse } from "./response";

const rejected = { count: 300, message: "300 spans were not taken: 300 without a valid trace id." };
const parsed = (body: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(body));

describe("an answer to a request that was taken", () => {
  it("is empty where all of it was", () => {
    const all = { count: 0, message: "" };
    expect(exportResponse("traces", all, "protobuf")).toEqual(new Uint8Array());
    expect(parsed(exportResponse("traces", all, "json"))).toEqual({});
  });

  it("tells what was not", () => {
    expect(decodeMessage("TracesResponse", exportResponse("traces", rejected, "protobuf"))).toEqual({
      partialSuccess: { rejected: "300", errorMessage: rejected.message },
    });
    expect(parsed(exportResponse("metrics", rejected, "json"))).toEqual({
      partialSuccess: { rejectedDataPoints: "300", errorMessage: rejected.message },
    });
  });
});

it("is a Status where the request was not taken", () => {
  const long = "é".repeat(200);
  expect(decodeMessage("RpcStatus", statusResponse("rate_limited", long, "protobuf"))).toMatchObject({
    code: 8,
    message: long,
  });
  expect(parsed(statusResponse("invalid", "No.", "json"))).toEqual({ code: 3, message: "No." });
});
