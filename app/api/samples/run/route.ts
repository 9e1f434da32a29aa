import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { setShopRate, startSample, stopSample } from "@/lib/verbs/run-sample";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/samples/run", {
  POST: async ({ ctx, body }) => created(await startSample(ctx, body)),
  PATCH: ({ ctx, body }) => Promise.resolve(setShopRate(ctx, body)),
  DELETE: ({ ctx }) => stopSample(ctx),
});
