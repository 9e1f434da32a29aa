"use client";
import { collectorConfiguration, sdkEnvironment } from "./collector-text";
import { CopyBlock } from "./copy-block";
import { FreshToken } from "./fresh-token";

/** How to point a Collector or an SDK at us, with a token filled in once it is made. */
export function ConnectSource({ origin }: { origin: string }) {
  return (
    <FreshToken scope="ingest" name="Telemetry sender" make="Make a token for a sender" can="send telemetry">
      {(token) => (
        <>
          <CopyBlock label="OpenTelemetry Collector" text={collectorConfiguration({ origin, token })} />
          <CopyBlock label="Environment of an OpenTelemetry SDK" text={sdkEnvironment({ origin, token })} />
        </>
      )}
    </FreshToken>
  );
}
