"use client";
import { alertmanagerConfiguration } from "./alertmanager-text";
import { CopyBlock } from "./copy-block";
import { FreshToken } from "./fresh-token";

/** How to have Alertmanager send its alerts here, with a token filled in once it is made. */
export function ConnectAlertmanager({ origin }: { origin: string }) {
  return (
    <FreshToken scope="alerts" name="Alertmanager" make="Make a token for Alertmanager" can="send alerts">
      {(token) => (
        <CopyBlock label="Receiver in alertmanager.yml" text={alertmanagerConfiguration({ origin, token })} />
      )}
    </FreshToken>
  );
}
