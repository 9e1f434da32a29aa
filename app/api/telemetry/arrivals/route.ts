import { routes } from "@/lib/server/route";
import { readArrivals } from "@/lib/verbs/read-arrivals";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/telemetry/arrivals", {
  GET: ({ ctx }) => readArrivals(ctx),
});
