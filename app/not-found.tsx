import type { Metadata } from "next";
import Link from "next/link";

import { PlainPage } from "@/components/shell/plain-page";
import { buttonClass } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainPage
      title="There is nothing here"
      lead="The address may be mistyped, or the page may be restricted to others."
    >
      <Link href="/" className={buttonClass({ variant: "primary" })}>
        Go to the incidents
      </Link>
    </PlainPage>
  );
}
