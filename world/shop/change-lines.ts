import type { ConfigurationChange, Deploy, FlagChange } from "./changes";
import type { Attributes, ShopLog } from "./happenings";

/** The change as its tool tells it, without its commit: one record of OpenTelemetry's log events, beside what the changed service logs. */
function changeLine(
  { service, timestamp }: { service: string; timestamp: string },
  { eventName, body, attributes }: { eventName: string; body: string; attributes: Attributes },
): ShopLog {
  const atMs = Date.parse(timestamp);
  const resource = { "service.name": service, "service.namespace": "shop" };
  return {
    source: { key: `changes of ${service}`, service, startedAtMs: atMs, resource },
    atMs,
    severity: "INFO",
    eventName,
    body,
    attributes,
    traceId: "",
    spanId: "",
  };
}

export function deployLine(deploy: Deploy): ShopLog {
  const { service, version, strategy } = deploy;
  const kind = { rolling: "deployed", canary: "deployed to one instance", rollback: "rolled back to" }[
    strategy
  ];
  return changeLine(deploy, {
    eventName: "deployment",
    body: strategy === "rollback" ? `${service} ${kind} ${version}` : `${service} ${version} ${kind}`,
    attributes: {
      "service.version": version,
      "deployment.name": `${service} ${version}`,
      "deployment.status": "succeeded",
    },
  });
}

export function flagLine(change: FlagChange): ShopLog {
  const [, variant = ""] = change.change.split("->");
  return changeLine(change, {
    eventName: "feature_flag.change",
    body: `flag ${change.flag} turned ${variant} by ${change.actor}`,
    attributes: { "feature_flag.key": change.flag, "feature_flag.result.variant": variant },
  });
}

export function configurationLine(change: ConfigurationChange): ShopLog {
  const { key, from, to, actor } = change;
  return changeLine(change, {
    eventName: "configuration.change",
    body: `setting ${key} changed from ${from} to ${to} by ${actor}`,
    attributes: { "configuration.key": key },
  });
}
