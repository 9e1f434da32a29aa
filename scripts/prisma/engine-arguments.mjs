/**
 * @typedef {object} EngineArguments
 * @property {string[]} datamodels paths of the schema files.
 * @property {string | undefined} url the database.
 * @property {string | undefined} shadowUrl a database to compute migrations in, where one is configured.
 * @property {string[]} command what is left: a subcommand and its name, or `--version`.
 */

const WITH_IGNORED_VALUE = new Set(["--enabled-preview-features", "--extension-types"]);

/**
 * Reads the arguments Prisma's command line gives its schema engine.
 * @param {readonly string[]} argv
 * @returns {EngineArguments}
 */
export function parseEngineArguments(argv) {
  /** @type {EngineArguments} */
  const parsed = { datamodels: [], url: undefined, shadowUrl: undefined, command: [] };
  const queue = [...argv];
  for (let argument = queue.shift(); argument !== undefined; argument = queue.shift()) {
    if (argument === "--datamodels" || argument === "-d") parsed.datamodels.push(queue.shift() ?? "");
    else if (argument === "--datasource") Object.assign(parsed, readDatasource(queue.shift() ?? "{}"));
    else if (WITH_IGNORED_VALUE.has(argument)) queue.shift();
    else parsed.command.push(argument);
  }
  return parsed;
}

/** @param {string} json */
function readDatasource(json) {
  const { url, shadowDatabaseUrl } = JSON.parse(json);
  return { url: textOf(url), shadowUrl: textOf(shadowDatabaseUrl) };
}

/** @param {unknown} value */
function textOf(value) {
  return typeof value === "string" && value !== "" ? value : undefined;
}
