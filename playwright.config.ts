import { defineConfig } from "@playwright/test";

import { findBrowser } from "./scripts/test/browser.mjs";

const browser = await findBrowser(process.env);
const baseURL = process.env["E2E_BASE_URL"];

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./test/e2e-setup.ts",
  timeout: 60_000,
  forbidOnly: Boolean(process.env["CI"]),
  workers: 2,
  // The last file would otherwise be told by one worker while the other has nothing to do.
  fullyParallel: true,
  reporter: "list",
  use: {
    // The global setup learns it; the workers, which read this file after it ran, then have it.
    ...(baseURL === undefined ? {} : { baseURL }),
    browserName: "chromium",
    // A trace copies the page at each step, a third of the whole time: `--trace on` gives one where it is wanted.
    trace: "off",
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      args: [
        // Chromium refuses its sandbox to root, and the pages here are the product's own.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
