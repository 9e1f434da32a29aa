const MOST_STEPS = 12;

/** A browser's walk through another site's pages: follows redirects, keeps cookies, fills in the one form. */
export async function visit(
  url: string,
  { fields, until }: { fields: Record<string, string>; until: string },
): Promise<string> {
  const cookies = new Map<string, string>();
  let next: { url: string; body: URLSearchParams | null } = { url, body: null };
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const response = await fetch(next.url, {
      method: next.body ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      body: next.body,
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    const text = await response.text();
    if (location === null && !text.includes("<form"))
      throw new Error(`${next.url} answered ${response.status}: ${text}`);
    const target = new URL(location ?? next.url, next.url).href;
    if (new URL(target).origin === until) return target;
    next = { url: target, body: location === null ? new URLSearchParams(fields) : null };
  }
  throw new Error(`${url} did not lead to ${until}.`);
}
