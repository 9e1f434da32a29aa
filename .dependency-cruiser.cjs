/** Who may import whom. Arrows point from the edge inward; nothing pure sees IO. */
const PURE = "timeline|analysis|backfill|investigation|telemetry|changes|postmortem|reports|policy|wire";
const tests = "\\.(test|integration\\.test)\\.tsx?$";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "pure-stays-pure",
      comment: "Pure folders are functions of their arguments: no IO, no framework, no Node.",
      severity: "error",
      from: { path: `^lib/(${PURE})/`, pathNot: tests },
      to: { pathNot: `^(lib/(${PURE})/|node_modules/zod/)` },
    },
    {
      name: "timeline-stands-alone",
      comment:
        "The fold runs in the browser and on the server: it imports nothing outside its folder but zod.",
      severity: "error",
      from: { path: "^lib/timeline/", pathNot: tests },
      to: { pathNot: "^(lib/timeline/|node_modules/zod/)" },
    },
    {
      name: "the-shop-stays-pure",
      comment:
        "The simulated shop lives in a time of its own: whoever runs it brings the clock and the network.",
      severity: "error",
      from: { path: "^world/shop/", pathNot: tests },
      to: { pathNot: "^world/shop/" },
    },
    {
      name: "product-never-sees-the-world",
      severity: "error",
      from: { path: "^(app|components|lib|worker|server\\.ts|proxy\\.ts)", pathNot: tests },
      to: { path: "^world/" },
    },
    {
      name: "verbs-know-ports-not-stores",
      severity: "error",
      from: { path: "^lib/verbs/", pathNot: tests },
      to: {
        path: "^(lib/(store|sources|server|client)/|node_modules/(pg|@prisma|next|react)/)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "only-the-store-knows-the-database",
      severity: "error",
      from: { pathNot: "^(lib/store/|prisma/|scripts/|test/|bench/|worker/|node_modules/)|" + tests },
      to: { path: "^(prisma/generated/|node_modules/(pg|@prisma)/)" },
    },
    {
      name: "client-never-sees-server",
      severity: "error",
      from: { path: "^(components|lib/client)/", pathNot: tests },
      to: {
        path: "^(lib/(server|store|sources|verbs)/|app/|server\\.ts$)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "server-never-sees-browser",
      severity: "error",
      from: { path: "^(lib/(server|store|sources|verbs)/|worker/|server\\.ts$)" },
      to: { path: "^(lib/client/|components/|app/)" },
    },
    {
      name: "lib-never-sees-ui",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    { name: "nothing-imports-app", severity: "error", from: { pathNot: "^app/" }, to: { path: "^app/" } },
    {
      name: "editor-schema-stands-alone",
      comment:
        "The schema of a document is the same in browser and server: nothing but the editor's own model, no React.",
      severity: "error",
      from: { path: "^lib/editor/", pathNot: tests },
      to: { pathNot: "^(lib/editor/|node_modules/@tiptap/(core|pm|starter-kit)/)" },
    },
    {
      name: "ui-kit-is-a-leaf",
      severity: "error",
      from: { path: "^components/ui/", pathNot: tests },
      to: { path: "^(components/(?!ui/)|lib/(?!cn))" },
    },
    {
      name: "views-do-not-import-views",
      severity: "error",
      from: { path: "^components/(?!ui/|shell/|markdown/|charts/)([^/]+)/", pathNot: tests },
      to: { path: "^components/(?!ui/|shell/|markdown/|charts/)([^/]+)/", pathNot: "^components/$1/" },
    },
    {
      name: "no-test-code-in-the-product",
      severity: "error",
      from: { path: "^(app|components|lib|worker|server\\.ts|proxy\\.ts)", pathNot: tests },
      to: { path: `^(test|e2e|bench)/|${tests}` },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules|^prisma/generated/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
