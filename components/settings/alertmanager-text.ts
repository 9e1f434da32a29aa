import type { CollectorTarget } from "./collector-text";

/** Where Alertmanager sends its alerts to. */
const PATH = "/api/alerts/alertmanager";

/**
 * A receiver of Alertmanager (0.22 or newer) that passes on all alerts, and a route to it before the others. It says when an
 * alert is over, and sends each alert, not the first of many.
 */
export function alertmanagerConfiguration({ origin, token }: CollectorTarget): string {
  return `route:
  receiver: parallax
  group_by: [alertname]
  group_wait: 5s
  group_interval: 10s
  repeat_interval: 4h

receivers:
  - name: parallax
    webhook_configs:
      - url: ${JSON.stringify(new URL(PATH, origin).href)}
        send_resolved: true
        max_alerts: 0
        http_config:
          authorization:
            type: Bearer
            credentials: ${JSON.stringify(token)}
`;
}
