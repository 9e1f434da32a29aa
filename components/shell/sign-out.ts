import { toast } from "@/components/ui/toast";

const SIGN_OUT = "/api/auth/sign-out";
const SIGN_IN_PAGE = "/sign-in";

/** Ends the session and leaves for the sign-in page; where that fails, says so and stays. */
export async function signOut(): Promise<void> {
  const response = await fetch(SIGN_OUT, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  }).catch(() => undefined);
  if (response?.ok) {
    window.location.assign(SIGN_IN_PAGE);
    return;
  }
  toast({
    tone: "danger",
    title: "You are still signed in.",
    detail: "The server could not be reached or refused. Check the connection and try again.",
    action: { label: "Try again", run: () => void signOut() },
  });
}
