import { created } from "@/lib/server/problem-response";
import { routes } from "@/lib/server/route";
import { compareEvidence } from "@/lib/verbs/compare-evidence";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  "/api/incidents/[id]/evidence/[evidence]/compare",
  {
    POST: async ({ ctx, params, body }) =>
      created(
        await compareEvidence(ctx, { incidentId: params.id, evidenceId: params.evidence, input: body }),
      ),
  },
);
