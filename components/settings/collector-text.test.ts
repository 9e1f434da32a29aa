import { describe, expect, it } from "vitest";

import { collectorConfiguration, sdkEnvironment } from "./collector-text";

const target = { origin: "https://parallax.example", token: "plx_abc" };

describe("what is pasted into a Collector", () => {
  it("names the address and the token, and sends all three signals there", () => {
    const text = collectorConfiguration(target);
    expect(text).toContain('endpoint: "https://parallax.example"');
    expect(text).toContain('authorization: "Bearer plx_abc"');
    expect(text.match(/exporters: \[otlphttp\/parallax\]/g)).toHaveLength(3);
    expect(text).not.toContain("\t");
  });

  it("lets no token break out of its quotes", () => {
    expect(collectorConfiguration({ ...target, token: 'a"\nb' })).toContain(String.raw`"Bearer a\"\nb"`);
  });
});

describe("what is pasted into a shell", () => {
  it("names the address and the token, as the specification encodes headers", () => {
    const text = sdkEnvironment(target);
    expect(text).toContain("OTEL_EXPORTER_OTLP_ENDPOINT='https://parallax.example'");
    expect(text).toContain("OTEL_EXPORTER_OTLP_HEADERS='authorization=Bearer%20plx_abc'");
  });

  it("quotes what a shell would run", () => {
    expect(sdkEnvironment({ ...target, origin: "http://x'$(id)" })).toContain(
      String.raw`'http://x'\''$(id)'`,
    );
  });
});
