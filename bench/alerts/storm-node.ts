import { mintApiToken, mintPerson } from "@/e2e/fixtures/people";
import { siteOf } from "@/e2e/fixtures/site";
import { startE2eServer } from "@/test/e2e-server";
import { z } from "zod";

/** A Parallax as it ships, asked as programs ask it. */
export type StormNode = Awaited<ReturnType<typeof startStormNode>>;

/** Starts the production build, with nobody who works on investigations: their jobs wait. */
export async function startStormNode() {
  const server = await startE2eServer({ worker: false });
  const site = siteOf(server);
  const person = await mintPerson(site, "responder");
  const sender = await mintApiToken(site, person, { scopes: ["alerts"] });
  const writer = await mintApiToken(site, await mintPerson(site, "responder"), { scopes: ["read", "write"] });

  const post = (path: string, body: string, { bearer }: { bearer: string }) =>
    fetch(server.baseURL + path, {
      method: "POST",
      headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
      body,
    });
  const get = async (path: string) => {
    const response = await fetch(server.baseURL + path, {
      headers: { authorization: `Bearer ${writer.bearer}`, accept: "application/x-ndjson, application/json" },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.text();
  };

  return {
    /** Sends a call of Alertmanager's. */
    alert: (body: string) => post("/api/alerts/alertmanager", body, sender),
    /** Writes an event. */
    append: (incidentId: string, draft: object) =>
      post(`/api/incidents/${incidentId}/events`, JSON.stringify(draft), writer),
    async declare(title: string): Promise<string> {
      const body = JSON.stringify({ commandId: title.replaceAll(" ", "-"), title, kind: "test" });
      const response = await post("/api/incidents", body, writer);
      return z.object({ incidentId: z.string() }).parse(await response.json()).incidentId;
    },
    /** The ids of the real incidents that go on. */
    async active(): Promise<readonly string[]> {
      const listed: unknown = JSON.parse(await get("/api/incidents?state=active&kind=real"));
      return z
        .object({ incidents: z.array(z.object({ id: z.string() })) })
        .parse(listed)
        .incidents.map(({ id }) => id);
    },
    /** A page of a log, as lines of JSON. */
    events: (incidentId: string, after: number) => get(`/api/incidents/${incidentId}/events?after=${after}`),
    stop: server.stop,
  };
}
