import type { NextConfig } from "next";

import { dataAnswer, everyAnswer } from "./lib/server/answer-headers";

const listed = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const production = process.env.NODE_ENV === "production";

const config: NextConfig = {
  poweredByHeader: false,
  // `npm test -- types` checks the whole tree; whoever only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  // With zod, all routes and the server share one: bundled, each would have its own, with its own compiled schemas.
  serverExternalPackages: ["pg", "pg-boss", "better-auth", "yjs", "zod"],
  experimental: {
    // A page that somebody may not see answers 403, and app/(signed-in)/forbidden.tsx says why.
    authInterrupts: true,
    // Node would keep the maps of all that it has loaded in memory. The code keeps its names instead.
    turbopackSourceMaps: !production,
    serverMinification: false,
  },
  // Browsers ask for it by this name whenever no page has told them of another.
  rewrites: () => Promise.resolve([{ source: "/favicon.ico", destination: "/icon.svg" }]),
  // The list is the home page; its plural is what people type.
  redirects: () => Promise.resolve([{ source: "/incidents", destination: "/", permanent: false }]),
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: listed(everyAnswer) },
      { source: "/api/:path*", headers: listed(dataAnswer) },
      { source: "/v1/:path*", headers: listed(dataAnswer) },
    ]),
};

export default config;
