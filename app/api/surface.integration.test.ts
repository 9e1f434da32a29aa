import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import {
  type Ability,
  type Role,
  roleAbilities,
  roles,
  scopeAbilities,
  scopes,
} from "@/lib/policy/abilities";
import { type Guard, httpSurface } from "@/lib/policy/surface";
import { startTestApi, type TestApi, type TestPerson } from "@/test/api";

let api: TestApi;
let people: Readonly<Record<Role, TestPerson>>;

beforeAll(async () => {
  api = await startTestApi();
  people = {
    owner: await api.person("owner"),
    manager: await api.person("manager"),
    responder: await api.person("responder"),
    observer: await api.person("observer"),
  };
});

afterAll(() => api.stop());

const rows = Object.entries(httpSurface).flatMap(([path, row]) =>
  Object.entries(row).map(([method, guard]): { path: string; method: string; guard: Guard } => ({
    path,
    method,
    guard,
  })),
);

/** A call with ids that nobody has and a body that says nothing: whoever is let in is told so, and changes nothing. */
const knock = (path: string, method: string, as: { cookie: string } | { bearer: string } | null) =>
  api.call(
    path.replaceAll(/\[\w+\]/g, () => randomUUID()),
    {
      as,
      method,
      ...(method !== "GET" && { body: {} }),
    },
  );

/** What the door says to who knocks. */
async function verdict(...asked: Parameters<typeof knock>): Promise<string> {
  const { status, text } = await knock(...asked);
  // By name in problem details, by number (google.rpc.Code) where OTLP is spoken.
  if (status === 401 && /"code":("unauthenticated"|16)[,}]/.test(text)) return "who are you?";
  if (status === 403 && /"code":("forbidden"|7)[,}]/.test(text)) return "no";
  return status < 500 ? "come in" : `broken: ${text}`;
}

const opens = (guard: Guard, abilities: readonly Ability[]) =>
  guard === "anyone" || guard === "signed in" || abilities.includes(guard) ? "come in" : "no";

describe.each(rows)("$method $path, for $guard", ({ path, method, guard }) => {
  it.each(roles)("as %s", async (role) => {
    // A session of its own: some of these end sessions.
    const as = await api.session(people[role].id);
    expect(await verdict(path, method, as)).toBe(opens(guard, roleAbilities[role]));
  });

  it.each(scopes)("with an owner's %s token", async (scope) => {
    const as = await api.token(people.owner, [scope]);
    expect(await verdict(path, method, as)).toBe(opens(guard, scopeAbilities[scope]));
  });

  it("as nobody", async () => {
    expect(await verdict(path, method, null)).toBe(guard === "anyone" ? "come in" : "who are you?");
  });
});
