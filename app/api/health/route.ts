import { can } from "@/lib/policy/can";
import { routes } from "@/lib/server/route";
import { isDatabaseUp } from "@/lib/store/health";
import { lastLogCheck } from "@/lib/store/log-check";
import { failure, success } from "@/lib/wire/problem";

/** For load balancers, and with more for owners: what the last look at the hash chains found. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/health", {
  GET: async ({ ctx: { actor }, runtime: { database } }) => {
    if (!(await isDatabaseUp(database))) return failure("unavailable", "The database does not answer.");
    const mayKnow = actor !== null && can(actor, "manage settings");
    return success({ status: "ok", ...(mayKnow && { logCheck: await lastLogCheck(database) }) });
  },
});
