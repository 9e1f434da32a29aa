import { incidentRoutes } from "@/lib/server/incident-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } =
  incidentRoutes["/api/incidents/[id]/investigations"];
