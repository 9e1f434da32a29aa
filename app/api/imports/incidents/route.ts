import { importEntries } from "@/lib/server/import-entries";
import { routes } from "@/lib/server/route";
import { inStream } from "@/lib/server/route-manner";
import { importIncidents } from "@/lib/verbs/import-incidents";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/imports/incidents", {
  manner: inStream,
  POST: async ({ ctx, query, request }) => {
    const entries = importEntries(request.body, request.headers.get("content-type"));
    return entries.ok ? importIncidents(ctx, Object.fromEntries(query), entries.value) : entries;
  },
});
