import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { alertRoutes } from "@/lib/server/alert-routes";
import { incidentRoutes } from "@/lib/server/incident-routes";
import { telemetryRoutes } from "@/lib/server/telemetry-routes";
import { isCatchAll, routeFiles } from "@/test/route-files";

import { abilities } from "./abilities";
import { actionSurface, httpSurface, methods, socketSurface } from "./surface";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const guards = new Set<string>([...abilities, "signed in", "anyone"]);
const files = routeFiles();

/** Routes that are answered before Next too: by the table and the file that they stand in. */
const doors = [
  { table: "telemetryRoutes", file: "lib/server/telemetry-routes.ts", paths: Object.keys(telemetryRoutes) },
  { table: "alertRoutes", file: "lib/server/alert-routes.ts", paths: Object.keys(alertRoutes) },
  { table: "incidentRoutes", file: "lib/server/incident-routes.ts", paths: Object.keys(incidentRoutes) },
];

describe("the table of who may call what over HTTP", () => {
  it("has every route of the app, and no other", () => {
    const walked = files.map(({ path }) => path).filter((path) => !isCatchAll(path));
    expect(walked.sort()).toEqual(Object.keys(httpSurface).sort());
  });

  it.each(files.filter(({ path }) => !isCatchAll(path)))(
    "$path is guarded by its own row, whatever the method",
    ({ path, file }) => {
      // The formatter breaks a long line after the bracket, or after the equals sign.
      const source = readFileSync(file, "utf8")
        .replace(/routes\(\s+("[^"]+"),\s+\{/, "routes($1, {")
        .replace(/ =\s+/, " = ");
      const door = doors.find(({ paths }) => paths.includes(path));
      const made = door ? `${door.table}["${path}"];` : `routes("${path}", {`;
      expect(source).toContain(`export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = ${made}`);
      // Nothing is exported beside what the wrapper made.
      expect(source.match(/^export\b/gm)).toHaveLength(1);
    },
  );

  it.each(doors.flatMap(({ file, paths }) => paths.map((path) => ({ file, path }))))(
    "$path is guarded by its own row at its door too",
    ({ file, path }) => {
      const source = readFileSync(join(ROOT, file), "utf8");
      expect(source).toContain(`"${path}": routes("${path}", {`);
    },
  );

  it.each(Object.entries(httpSurface))("%s names methods and guards that there are", (_, row) => {
    expect(Object.keys(row).every((method) => methods.some((known) => known === method))).toBe(true);
    expect(Object.values(row).every((guard) => guards.has(guard))).toBe(true);
    expect(Object.keys(row)).not.toEqual([]);
  });

  it("lets anyone only knock: what is open to all is health, and the ways in and out", () => {
    const open = Object.entries(httpSurface).filter(([, row]) => Object.values(row).includes("anyone"));
    expect(open.map(([path]) => path).sort()).toEqual([
      "/api/auth/callback/oidc",
      "/api/auth/methods",
      "/api/auth/oidc",
      "/api/auth/sign-in",
      "/api/auth/sign-out",
      "/api/health",
      "/api/invitations/accept",
      "/api/sign-in-link",
    ]);
  });

  it("lets nobody write for having signed in alone", () => {
    const writes = Object.values(httpSurface).flatMap((row) =>
      Object.entries(row).filter(([method]) => method !== "GET"),
    );
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.filter(([, guard]) => guard === "signed in")).toEqual([]);
  });
});

describe("the table of who may send what over the socket", () => {
  it("has every event that the protocol names, and no other", () => {
    const source = readFileSync(join(ROOT, "lib/wire/live.ts"), "utf8");
    const [, block = ""] = /export type ClientToServer = \{(.*?)\n\};/s.exec(source) ?? [];
    const events = [...block.matchAll(/^ {2}(\w+): \(/gm)].map(([, name]) => name);
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events)).toEqual(new Set(Object.keys(socketSurface)));
    expect(Object.values(socketSurface).every((guard) => guards.has(guard))).toBe(true);
  });

  it("has every event that the hub handles, and no other", () => {
    const sources = sourcesUnder("lib/server").filter(({ name }) => /(^|\/)hub/.test(name));
    const handled = sources.flatMap(({ text }) =>
      [...text.matchAll(/socket\.on\(\s*"(\w+)"/g)].map(([, event = ""]) => event),
    );
    const builtIn = new Set(["disconnect", "disconnecting", "error"]);
    const unknown = handled.filter((event) => !builtIn.has(event) && !Object.hasOwn(socketSurface, event));
    expect(unknown).toEqual([]);
  });
});

it("has every server action", () => {
  const actions = ["app", "components", "lib"]
    .flatMap(sourcesUnder)
    .filter(({ name, text }) => !/\.test\.tsx?$/.test(name) && /^\s*["']use server["']/m.test(text))
    .flatMap(({ text }) => text.match(/(?<=export (?:async )?(?:function|const) )\w+/g) ?? []);
  expect(new Set(actions)).toEqual(new Set(Object.keys(actionSurface)));
});

function sourcesUnder(folder: string): { name: string; text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), "utf8") }));
}
