/**
 * @param {string} code why it cannot be listened on.
 * @param {{ host: string, port: number }} address
 */
export function portAdvice(code, { host, port }) {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is already in use: stop what uses it, or choose another with \`npm run up -- --port ${another(port)}\`.`;
    case "EACCES":
      return `Port ${port} needs more rights than this user has: choose one above 1023, such as \`npm run up -- --port 3000\`.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}: choose one of its own, or 0.0.0.0 for all of them, with --host.`;
    default:
      return `Parallax cannot listen on ${host} port ${port} (${code}): choose others with --host and --port.`;
  }
}

/** @param {number} port */
function another(port) {
  return port < 65_535 ? port + 1 : port - 1;
}
