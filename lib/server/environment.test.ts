import { describe, expect, it } from "vitest";

import { readEnvironment } from "./environment";

const least = {
  DATABASE_URL: "postgresql://parallax@127.0.0.1:5432/parallax",
  PARALLAX_SECRET: "x".repeat(32),
};

const originOf = (PARALLAX_ORIGIN: string) => readEnvironment({ ...least, PARALLAX_ORIGIN }).origin;
const readWrong = () =>
  readEnvironment({ DATABASE_URL: "mysql://u:hunter2@h/d", PARALLAX_SECRET: "tooshort-hunter3" });

const withSources = (text: string) => () => readEnvironment({ ...least, PARALLAX_SOURCES: text });

describe("the environment", () => {
  it("needs a database and a secret, and fills in the rest", () => {
    expect(readEnvironment(least)).toEqual({
      databaseUrl: least.DATABASE_URL,
      host: "127.0.0.1",
      port: 3000,
      origin: "http://localhost:3000",
      secret: least.PARALLAX_SECRET,
      dataDirectory: ".data",
      telemetryLimitBytes: 10 * 1024 ** 3,
      telemetryMaxAgeHours: 14 * 24,
      sources: [],
      startSample: false,
      trustProxy: false,
      oidc: null,
    });
  });

  it("takes the origin of a public address, without path or default port", () => {
    expect(originOf("https://parallax.test/")).toBe("https://parallax.test");
    expect(originOf("https://parallax.test:443/some/path")).toBe("https://parallax.test");
    expect(originOf("http://10.0.0.7:3100")).toBe("http://10.0.0.7:3100");
  });

  it("takes the team's own sources as JSON, and says what is wrong with them", () => {
    const mimir = { kind: "prometheus", name: "Mimir", url: "https://mimir.example/prometheus" };
    expect(withSources(JSON.stringify([mimir]))().sources).toMatchObject([mimir]);
    expect(withSources("[{")).toThrow("PARALLAX_SOURCES must be JSON");
    expect(withSources(JSON.stringify([mimir, mimir]))).toThrow("one name");
    expect(withSources(JSON.stringify([{ ...mimir, url: "ftp://mimir" }]))).toThrow("PARALLAX_SOURCES.0.url");
  });

  it("takes an empty variable for one that is not set", () => {
    const read = readEnvironment({
      ...least,
      PORT: "",
      OIDC_ISSUER: "",
      OIDC_CLIENT_ID: "",
      PARALLAX_TRUST_PROXY: "",
    });
    expect(read).toMatchObject({ port: 3000, oidc: null, trustProxy: false });
  });

  it("knows an identity provider by three variables together", () => {
    const oidc = {
      OIDC_ISSUER: "https://id.parallax.test",
      OIDC_CLIENT_ID: "parallax",
      OIDC_CLIENT_SECRET: "secret",
    };
    expect(readEnvironment({ ...least, ...oidc, PARALLAX_TRUST_PROXY: "1" })).toMatchObject({
      oidc: {
        issuer: "https://id.parallax.test",
        clientId: "parallax",
        clientSecret: "secret",
        name: "Single sign-on",
      },
      trustProxy: true,
    });
    for (const missing of Object.keys(oidc))
      expect(() => readEnvironment({ ...least, ...oidc, [missing]: undefined })).toThrow(
        /^OIDC_ISSUER needs/,
      );
  });

  it.each([
    ["DATABASE_URL", undefined, /^DATABASE_URL /],
    ["DATABASE_URL", "mysql://x", /^DATABASE_URL must be a postgresql/],
    ["PARALLAX_SECRET", undefined, /^PARALLAX_SECRET must be set/],
    ["PARALLAX_SECRET", "short", /^PARALLAX_SECRET must have at least 32/],
    ["PARALLAX_ORIGIN", "parallax.test", /^PARALLAX_ORIGIN must be an http/],
    ["PORT", "http", /^PORT /],
    ["PORT", "70000", /^PORT /],
    ["PARALLAX_TRUST_PROXY", "maybe", /^PARALLAX_TRUST_PROXY must be true or false/],
  ])("says what is wrong with %s=%j", (name, value, sentence) => {
    expect(() => readEnvironment({ ...least, [name]: value })).toThrow(sentence);
  });

  it("never repeats the secret or the database's password", () => {
    expect(readWrong).toThrow(/DATABASE_URL[\s\S]*PARALLAX_SECRET/);
    expect(readWrong).not.toThrow(/hunter/);
  });
});
