import { randomUUID } from "node:crypto";

import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

import { withClient } from "../database/session.mjs";
import { driverUrl, quoteIdentifier, schemaOf, withDatabase } from "../database/url.mjs";

/** @typedef {Awaited<ReturnType<PrismaPg["connect"]>>} Adapter */
/** @typedef {import("@prisma/driver-adapter-utils").SqlQuery} SqlQuery */
/** @typedef {import("@prisma/driver-adapter-utils").SqlQueryable} SqlQueryable */

/** PostgreSQL's internal one-byte type, all over its catalogue, and `text`. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * `@prisma/adapter-pg` as a migration needs it. Two of its habits are mended here: it splits a script at every
 * semicolon, which breaks function bodies, and its shadow database is the real one when it is given a URL.
 */
export class MigrationAdapterFactory extends PrismaPg {
  /** @type {Adapter[]} */
  #open = [];
  #url;
  #shadowUrl;
  #schema;

  /**
   * @param {string} url
   * @param {string | undefined} shadowUrl a database to use as the shadow; without one, each is made and dropped.
   */
  constructor(url, shadowUrl) {
    const schema = schemaOf(url);
    super(oneConnection(driverUrl(url)), schema === undefined ? {} : { schema });
    this.#url = driverUrl(url);
    this.#shadowUrl = shadowUrl === undefined ? undefined : driverUrl(shadowUrl);
    this.#schema = schema;
  }

  /** @override */
  async connect() {
    return this.#remember(mend(await super.connect()));
  }

  /** @override */
  async connectToShadowDb() {
    if (this.#shadowUrl !== undefined) return this.#remember(await this.#connectTo(this.#shadowUrl));
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await this.#execute(`CREATE DATABASE ${quoteIdentifier(name)}`);
    const adapter = await this.#connectTo(withDatabase(this.#url, name));
    const dispose = adapter.dispose.bind(adapter);
    let dropped = false;
    adapter.dispose = async () => {
      if (dropped) return;
      dropped = true;
      await dispose();
      await this.#execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`);
    };
    return this.#remember(adapter);
  }

  /** Ends every connection this factory opened, and drops its shadow databases. */
  async closeAll() {
    for (const adapter of this.#open.splice(0)) await adapter.dispose().catch(() => undefined);
  }

  /** @param {Adapter} adapter */
  #remember(adapter) {
    this.#open.push(adapter);
    return adapter;
  }

  /** @param {string} url */
  async #connectTo(url) {
    const options = this.#schema === undefined ? {} : { schema: this.#schema };
    return mend(await new PrismaPg(oneConnection(url), options).connect());
  }

  /** @param {string} sql */
  async #execute(sql) {
    await withClient(this.#url, (client) => client.query(sql));
  }
}

/**
 * One connection, so that the advisory lock, every SET and the script share one session.
 * @param {string} connectionString
 */
function oneConnection(connectionString) {
  return { connectionString, max: 1, application_name: "prisma-schema-engine" };
}

/** @param {Adapter} adapter */
function mend(adapter) {
  adapter.executeScript = async (script) => {
    // The simple protocol: the server itself splits the script, and runs it as one implicit transaction.
    if (script.trim() === "") return;
    await adapter.underlyingDriver().query(script).catch(hidden(adapter, "onError"));
  };
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => readCharacters(await startTransaction(isolation));
  return readCharacters(adapter);
}

/**
 * adapter-pg has no mapping for the catalogue's "char"; the engine reads it as a character.
 * @template {SqlQueryable} T
 * @param {T} queryable
 */
function readCharacters(queryable) {
  /** @type {(query: SqlQuery) => Promise<import("pg").QueryArrayResult>} */
  const performIo = hidden(queryable, "performIO");
  const queryRaw = Reflect.get(queryable, "queryRaw");
  queryable.queryRaw = async (query) => {
    const result = await performIo(query);
    /** @type {number[]} */
    const characters = [];
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== CHAR_OID) continue;
      field.dataTypeID = TEXT_OID;
      characters.push(index);
    }
    const replay = Object.create(queryable, { performIO: { value: () => Promise.resolve(result) } });
    /** @type {import("@prisma/driver-adapter-utils").SqlResultSet} */
    const rows = await Reflect.apply(queryRaw, replay, [query]);
    for (const index of characters) rows.columnTypes[index] = ColumnTypeEnum.Character;
    return rows;
  };
  return queryable;
}

/**
 * A method that adapter-pg keeps out of its types, bound.
 * @param {SqlQueryable} queryable
 * @param {string} name
 */
function hidden(queryable, name) {
  const method = Reflect.get(queryable, name);
  if (typeof method !== "function") throw new Error(`@prisma/adapter-pg has no ${name} any more`);
  return method.bind(queryable);
}
