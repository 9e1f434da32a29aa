import type { NextConfig } from "next";

const everywhere = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
};
/** What a route answers with is data: nothing in it may run. The policy of pages is in proxy.ts. */
const data = {
  "Content-Security-Policy":
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
};

const listed = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  poweredByHeader: false,
  // `npm test -- types` checks the whole tree; whoever only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  serverExternalPackages: ["pg", "pg-boss", "better-auth"],
  // A page that somebody may not see answers 403, and app/(signed-in)/forbidden.tsx says why.
  experimental: { authInterrupts: true },
  // Browsers ask for it by this name whenever no page has told them of another.
  rewrites: () => Promise.resolve([{ source: "/favicon.ico", destination: "/icon.svg" }]),
  // The list is the home page; its plural is what people type.
  redirects: () => Promise.resolve([{ source: "/incidents", destination: "/", permanent: false }]),
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: listed(everywhere) },
      { source: "/api/:path*", headers: listed(data) },
      { source: "/v1/:path*", headers: listed(data) },
    ]),
};

export default config;
