import { routes } from "@/lib/server/route";
import { mendShop } from "@/lib/verbs/run-sample";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/samples/faults/[id]", {
  DELETE: ({ ctx, params }) => Promise.resolve(mendShop(ctx, params.id)),
});
