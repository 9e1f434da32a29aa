import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";

import { parseTheme, THEME_COOKIE, themeAttribute } from "@/components/shell/theme";
import { Toaster } from "@/components/ui/toaster";
import { TooltipLayer } from "@/components/ui/tooltip-layer";

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
  return (
    <html
      lang="en"
      data-theme={themeAttribute(theme)}
      className={`${inter.variable} ${jetBrainsMono.variable}`}
    >
      <body>
        {children}
        <Toaster />
        <TooltipLayer />
      </body>
    </html>
  );
}
