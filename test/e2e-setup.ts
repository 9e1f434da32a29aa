import { startDatabase } from "./e2e-database";
import { SECRET, seed, startE2eServer } from "./e2e-server";

/**
 * The server that every story shares, unless it starts one of its own, and the database that each of them begins with.
 * The configuration and the stories read these in each worker.
 */
export default async function setup() {
  const template = await startDatabase();
  try {
    await seed({ ...process.env, DATABASE_URL: template.url, PARALLAX_SECRET: SECRET });
    process.env["E2E_TEMPLATE_URL"] = template.url;
    const server = await startE2eServer();
    process.env["E2E_BASE_URL"] = server.baseURL;
    process.env["E2E_DATABASE_URL"] = server.databaseUrl;
    return async () => {
      await server.stop();
      await template.stop();
    };
  } catch (error) {
    await template.stop();
    throw error;
  }
}
