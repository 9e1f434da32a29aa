import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";

import { EarlyPresses } from "@/components/shell/early-presses";
import { parseTheme, THEME_COOKIE, themeAttribute } from "@/components/shell/theme";
import { Toaster } from "@/components/ui/toaster";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { keepEarlyPresses } from "@/lib/client/early-presses";
import { NONCE_HEADER } from "@/lib/wire/nonce-header";

import { inter, jetBrainsMono } from "./fonts";

import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Parallax", template: "%s · Parallax" },
  description: "The incident-command center: a live room, hypotheses tested in parallel, honest reports.",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f3f3f4" },
    { media: "(prefers-color-scheme: dark)", color: "#090a0b" },
  ],
};

/** Reading the cookie makes every page dynamic, which the per-request nonce needs too. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html
      lang="en"
      data-theme={themeAttribute(theme)}
      className={`${inter.variable} ${jetBrainsMono.variable}`}
    >
      <head>
        {/* Browsers show nobody the nonce of a script. */}
        <script nonce={nonce} suppressHydrationWarning>
          {`(${keepEarlyPresses.toString()})()`}
        </script>
      </head>
      <body>
        {children}
        <Toaster />
        <TooltipLayer />
        <EarlyPresses />
      </body>
    </html>
  );
}
