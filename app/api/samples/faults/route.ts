import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { breakShop } from "@/lib/verbs/run-sample";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/samples/faults", {
  POST: ({ ctx, body }) => Promise.resolve(created(breakShop(ctx, body))),
});
