/** The two ways in which OTLP travels over HTTP. */
export type Format = "protobuf" | "json";

export const contentTypes: Readonly<Record<Format, string>> = {
  protobuf: "application/x-protobuf",
  json: "application/json",
};

/** The format that a Content-Type names; null for any other. */
export function formatOf(contentType: string | null): Format | null {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  if (type === contentTypes.protobuf) return "protobuf";
  return type === contentTypes.json ? "json" : null;
}

/** What to tell a sender whose Content-Type is none of the two. */
export function formatHint(contentType: string | null): string {
  const known = `Send ${contentTypes.protobuf} or ${contentTypes.json}.`;
  const isGrpc = /^\s*application\/grpc\b/i.test(contentType ?? "");
  return isGrpc
    ? `OTLP over gRPC is not spoken here: set the exporter's protocol to http/protobuf. ${known}`
    : known;
}
