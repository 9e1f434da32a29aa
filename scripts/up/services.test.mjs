import { expect, it } from "vitest";

import { baseUrl, serviceEnvironment } from "./services.mjs";

it.each([
  ["127.0.0.1", "http://127.0.0.1:3000"],
  ["0.0.0.0", "http://127.0.0.1:3000"],
  ["::", "http://127.0.0.1:3000"],
  ["fd00::1", "http://[fd00::1]:3000"],
  ["war-room.local", "http://war-room.local:3000"],
])("a server on %s answers on this machine at %s", (host, url) => {
  expect(baseUrl({ host, port: 3000 })).toBe(url);
});

it("tells server and worker everything, over what they inherit", () => {
  const settings = {
    databaseUrl: "postgresql://db/parallax",
    host: "127.0.0.1",
    port: 3000,
    origin: "http://localhost:3000",
    secret: "s",
    dataDirectory: "/data",
  };
  expect(serviceEnvironment(settings, { PATH: "/bin", NODE_ENV: "development", PORT: "1" })).toEqual({
    PATH: "/bin",
    DATABASE_URL: "postgresql://db/parallax",
    HOST: "127.0.0.1",
    PORT: "3000",
    PARALLAX_ORIGIN: "http://localhost:3000",
    PARALLAX_SECRET: "s",
    PARALLAX_DATA_DIR: "/data",
    PARALLAX_BESIDE_WEB: "true",
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
});
