import { copyText } from "@/components/ui/copy-text";
import { toast } from "@/components/ui/toast";

import { hypothesisHref } from "./use-board-address";

/** Copies the address that opens a hypothesis, and says so. */
export async function copyHypothesisLink(path: string, hypothesisId: string): Promise<void> {
  const { href } = new URL(hypothesisHref(path, hypothesisId), window.location.href);
  if (await copyText(href)) toast({ title: "Link copied." });
  else toast({ tone: "danger", title: "The browser did not let us copy.", detail: href });
}
