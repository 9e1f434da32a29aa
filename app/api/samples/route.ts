import { routes } from "@/lib/server/route";
import { lookAtSamples } from "@/lib/verbs/look-at-samples";
import { removeSamples } from "@/lib/verbs/remove-samples";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/samples", {
  GET: ({ ctx }) => lookAtSamples(ctx),
  DELETE: ({ ctx }) => removeSamples(ctx),
});
