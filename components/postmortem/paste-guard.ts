import { toast } from "@/components/ui/toast";

/** As much as one update to the server can carry, with room for what a letter takes there. */
const MOST_LETTERS = 80_000;

/** Pictures and other files have no place in the text, and the browser's own way with them is to load them. */
export function refuseFiles(data: DataTransfer | null): boolean {
  if (!data || data.files.length === 0 || data.types.includes("text/plain")) return false;
  toast({
    title: "Files and pictures cannot be put into a postmortem.",
    detail: "Insert a chart from the room instead.",
  });
  return true;
}

/** More text at once than the server takes as one change. */
export function refuseMasses(data: DataTransfer | null): boolean {
  if (!data || data.getData("text/plain").length <= MOST_LETTERS) return false;
  toast({
    tone: "danger",
    title: "That is too much text at once.",
    detail: "Paste it in parts, or link to it.",
  });
  return true;
}

/**
 * Pasted HTML without its handlers and style sheets. The schema drops them anyway and none ever runs, but the browser reads
 * the HTML before, and reports each of them as a breach of the page's policy.
 */
export function withoutHandlers(html: string): string {
  return html
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replaceAll(/<[a-z][^>]*>/gi, (tag) =>
      tag.replaceAll(/[\s/"']on[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi, " "),
    );
}
