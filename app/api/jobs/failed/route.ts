import { routes } from "@/lib/server/route";
import { listFailedJobs } from "@/lib/verbs/list-failed-jobs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/jobs/failed", {
  GET: ({ ctx }) => listFailedJobs(ctx),
});
