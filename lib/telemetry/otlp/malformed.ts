/** Thrown inside a decoder where a body is not what it says it is, and caught where the decoder ends. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}
