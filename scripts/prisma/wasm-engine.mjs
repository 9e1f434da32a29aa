import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

import { MigrationAdapterFactory } from "./migration-adapter.mjs";

/** Rust writes its message here before it panics. */
export const panic = {
  message: "",
  /** @param {string} message */
  set_message(message) {
    panic.message = message;
  },
};

let loaded = false;

/** Prisma's schema engine as WebAssembly, from npm: nothing is downloaded. */
function load() {
  if (loaded) return;
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panic });
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const compiled = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, ".wasm")));
  const { exports } = new WebAssembly.Instance(compiled, { "./schema_engine_bg.js": { ...bindings } });
  // The glue's own entry point: there, but not in its types.
  const setExports = Reflect.get(bindings, "__wbg_set_wasm");
  if (typeof setExports === "function") setExports(exports);
  const start = exports["__wbindgen_start"];
  if (typeof start === "function") start();
  loaded = true;
}

/**
 * An engine on one database. Close it: it holds connections and, while it works, a shadow database.
 * @param {{ url: string, shadowUrl: string | undefined, datamodels: [string, string][], log: (line: string) => void }} options
 */
export async function openEngine({ url, shadowUrl, datamodels, log }) {
  load();
  const factory = new MigrationAdapterFactory(url, shadowUrl);
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await bindings.SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    log,
    bound,
  );
  return {
    engine,
    errors: bound.errorRegistry,
    close: async () => {
      engine.free();
      await factory.closeAll();
    },
  };
}
