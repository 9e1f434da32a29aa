import { alertRoutes } from "@/lib/server/alert-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = alertRoutes["/api/samples/alerts/alertmanager"];
