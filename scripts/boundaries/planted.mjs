/** A project in which every rule of .dependency-cruiser.cjs is broken: text by path. */
export const PLANTED_FILES = {
  "package.json": JSON.stringify({ name: "planted", type: "module" }),
  "node_modules/pg/package.json": JSON.stringify({ name: "pg", main: "index.js" }),
  "node_modules/pg/index.js": "",
  // no-cycles
  "lib/server/one.ts": `import { two } from "@/lib/server/two";\nexport const one: number = two;\n`,
  "lib/server/two.ts": `import { one } from "@/lib/server/one";\nexport const two: number = one;\n`,
  // pure-stays-pure
  "lib/reports/impure.ts": `import { readFileSync } from "node:fs";\nexport const read = (path: string) => readFileSync(path);\n`,
  // timeline-stands-alone
  "lib/policy/can.ts": `export const can = true;\n`,
  "lib/timeline/leaning.ts": `import { can } from "@/lib/policy/can";\nexport const leaning: boolean = can;\n`,
  // the-shop-stays-pure
  "world/run/clock.ts": `export const clock = 1;\n`,
  "world/shop/hurried.ts": `import { clock } from "@/world/run/clock";\nexport const hurried: number = clock;\n`,
  // product-never-sees-the-world
  "lib/sources/worldly.ts": `import { clock } from "@/world/run/clock";\nexport const worldly: number = clock;\n`,
  // verbs-know-ports-not-stores
  "lib/store/rows.ts": `export const rows = 1;\n`,
  "lib/verbs/reach.ts": `import { rows } from "@/lib/store/rows";\nexport const reach: number = rows;\n`,
  // only-the-store-knows-the-database
  "lib/sources/database.ts": `import pg from "pg";\nexport const client: unknown = pg;\n`,
  // client-never-sees-server
  "lib/client/peek.ts": `import { one } from "@/lib/server/one";\nexport const peek: number = one;\n`,
  // server-never-sees-browser
  "lib/client/hook.ts": `export const hook = 1;\n`,
  "server.ts": `import { hook } from "@/lib/client/hook";\nexport const server: number = hook;\n`,
  // lib-never-sees-ui
  "components/ui/button.tsx": `export const Button = () => <button type="button" />;\n`,
  "lib/sources/draw.tsx": `import { Button } from "@/components/ui/button";\nexport const draw = () => <Button />;\n`,
  // nothing-imports-app
  "app/page.tsx": `export const page = 1;\n`,
  "components/board/up.ts": `import { page } from "@/app/page";\nexport const up: number = page;\n`,
  // editor-schema-stands-alone
  "lib/editor/reach.ts": `import { can } from "@/lib/policy/can";\nexport const reach: boolean = can;\n`,
  // ui-kit-is-a-leaf
  "components/ui/knowing.ts": `import { can } from "@/lib/policy/can";\nexport const knowing: boolean = can;\n`,
  // views-do-not-import-views
  "components/reports/view.tsx": `export const View = () => <p />;\n`,
  "components/board/view.tsx": `import { View } from "@/components/reports/view";\nexport const Board = () => <View />;\n`,
  // no-test-code-in-the-product
  "test/fixture.ts": `export const fixture = 1;\n`,
  "app/tested.ts": `import { fixture } from "@/test/fixture";\nexport const tested: number = fixture;\n`,
};

/**
 * The rules that found nothing.
 * @param {readonly { name: string }[]} rules
 * @param {readonly { rule: { name: string } }[]} violations
 */
export function unseenRules(rules, violations) {
  const seen = new Set(violations.map(({ rule }) => rule.name));
  return rules.map(({ name }) => name).filter((name) => !seen.has(name));
}
