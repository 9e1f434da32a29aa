import { headers } from "next/headers";
import { redirect } from "next/navigation";

import type { Actor } from "@/lib/policy/actor";
import { signInHref } from "@/lib/wire/next-path";

import { actorFromHeaders } from "./actor";

/** For pages: who is asking, or null. */
export async function pageActor(): Promise<Actor | null> {
  return actorFromHeaders(await headers());
}

/** For pages: who is asking; sends everybody else to sign in and then back to `path`. */
export async function requireActor(path = "/"): Promise<Actor> {
  return (await pageActor()) ?? redirect(signInHref(path));
}
