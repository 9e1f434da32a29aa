import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { z } from "zod";

import { type Method, methods } from "@/lib/policy/surface";

const APP = fileURLToPath(new URL("../app", import.meta.url));

/** Whether this answers whatever no route beneath the same path answers: a door to nothing. */
export const isCatchAll = (path: string): boolean => path.endsWith(CATCH_ALL);
const CATCH_ALL = "/[[...path]]";

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

/** A route of the app: its pattern, as in "/api/people/[id]", and what it exports. */
export type RouteFile = { path: string; file: string; load: () => Promise<RouteModule> };
export type RouteModule = Readonly<Record<Method | "OPTIONS", Handler>>;

const handler = z.custom<Handler>((value) => typeof value === "function");
const routeModule = z.looseObject({
  GET: handler,
  POST: handler,
  PUT: handler,
  PATCH: handler,
  DELETE: handler,
  OPTIONS: handler,
}) satisfies z.ZodType<RouteModule>;

/** Every route handler under app, those that catch all too. */
export function routeFiles(): RouteFile[] {
  return readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((name) => /(^|\/)route\.tsx?$/.test(name))
    .map((name) => ({
      path: `/${name.replace(/\/route\.tsx?$/, "")}`,
      file: join(APP, name),
      load: async () => routeModule.parse(await import(join(APP, name))),
    }));
}

export const isMethod = (name: string | undefined): name is Method =>
  methods.some((method) => method === name);

/** Does a path fit a pattern? The parameters by name if it does. */
export function matchRoute(pattern: string, path: string): Record<string, string> | null {
  if (isCatchAll(pattern)) return path.startsWith(pattern.slice(0, -CATCH_ALL.length)) ? {} : null;
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    const [, name] = /^\[(\w+)\]$/.exec(part) ?? [];
    if (name !== undefined && value !== "") params[name] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}
