/** Who is signed in, as the shell shows them. */
export interface Person {
  name: string;
  email: string;
  role: string;
}
