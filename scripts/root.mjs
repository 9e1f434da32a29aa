import { fileURLToPath } from "node:url";

/** The folder of the project, wherever a script is started from. */
export const PROJECT_ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
