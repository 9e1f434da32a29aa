/** Folders whose code other folders use: their names say a subject, not who runs it. */
const LIBRARIES = new Set(["pkg", "internal", "lib", "libs", "packages", "shared", "common", "vendor"]);
/** Folders that nobody runs. */
const NOT_RUN = new Set(["doc", "docs", "documentation", "test", "tests", "testdata", "examples"]);
/** What services are called besides their subject: `checkout`, `checkout-service` and `checkoutservice` are one. */
const CALLED = /(?:service|svc|server|api|app)$/u;

/**
 * The services, of those known, whose folders hold one of the files; in the order of `known`. A folder is a service's
 * where their names are equal but for case, punctuation and a word such as "service"; what stands below a library's
 * folder is no service's.
 */
export function servicesOfFiles(files: readonly string[], known: readonly string[]): string[] {
  const folders = new Set(files.flatMap(foldersOf));
  return known.filter((service) => service !== "" && namesOf(service).some((name) => folders.has(name)));
}

/** Whether a file stands in a folder whose code other folders use: it runs wherever they do. */
export function isOfLibrary(file: string): boolean {
  const folders = file.toLowerCase().split("/").slice(0, -1);
  return folders.some((folder) => LIBRARIES.has(folder)) && !folders.some((folder) => NOT_RUN.has(folder));
}

function foldersOf(file: string): string[] {
  const folders = file
    .split("/")
    .slice(0, -1)
    .map((folder) => folder.toLowerCase());
  if (folders.some((folder) => NOT_RUN.has(folder))) return [];
  const library = folders.findIndex((folder) => LIBRARIES.has(folder));
  return folders.slice(0, library < 0 ? undefined : library).flatMap(namesOf);
}

function namesOf(name: string): string[] {
  const plain = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const subject = plain.replace(CALLED, "");
  return [plain, subject].filter((each) => each !== "");
}
