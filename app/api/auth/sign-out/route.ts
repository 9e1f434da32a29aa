import { signOut } from "@/lib/server/auth-sign-in";
import { routes } from "@/lib/server/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/api/auth/sign-out", { POST: signOut });
