import { failure, type Outcome, type ProblemDetails, success } from "@/lib/wire/problem";

export type ExportFormat = "markdown" | "html" | "pdf" | "json";
export type ExportWish = {
  format: ExportFormat;
  /** Roles stand in place of names. */
  roles: boolean;
  /** The text as it was frozen; null is the text as it is now. */
  version: number | null;
};

const endings: Readonly<Record<ExportFormat, string>> = {
  markdown: "md",
  html: "html",
  pdf: "pdf",
  json: "json",
};
/** How long a file stays at hand for the browser to save it, in milliseconds. */
const SAVING_MS = 60_000;

/** Fetches the postmortem as a file and has the browser save it. */
export async function exportPostmortem(incidentId: string, wish: ExportWish): Promise<Outcome<null>> {
  const query = new URLSearchParams({
    format: wish.format,
    ...(wish.roles && { names: "roles" }),
    ...(wish.version !== null && { version: String(wish.version) }),
  });
  try {
    const response = await fetch(`/api/incidents/${incidentId}/postmortem/export?${query.toString()}`);
    if (!response.ok) return failed(response);
    save(await response.blob(), nameOf(response) ?? `postmortem.${endings[wish.format]}`);
    return success(null);
  } catch {
    return failure("unavailable", "The server cannot be reached.");
  }
}

async function failed(response: Response): Promise<Outcome<never>> {
  if (!(response.headers.get("content-type") ?? "").startsWith("application/problem+json"))
    return failure("internal", `The server answered ${response.status}.`);
  const { code, detail }: ProblemDetails = await response.json();
  return failure(code, detail);
}

function nameOf(response: Response): string | undefined {
  return /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVING_MS);
}
