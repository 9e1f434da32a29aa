import { startE2eServer } from "./e2e-server";

/** The server that every story shares, unless it starts one of its own. The configuration reads these in each worker. */
export default async function setup() {
  const server = await startE2eServer();
  process.env["E2E_BASE_URL"] = server.baseURL;
  process.env["E2E_DATABASE_URL"] = server.databaseUrl;
  return server.stop;
}
