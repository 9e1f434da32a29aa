import { createInterface } from "node:readline/promises";

import { Problem } from "../problem.mjs";

/**
 * Makes sure that deleting everything is meant.
 * @param {string} dataDirectory
 * @param {{ yes: boolean, input: NodeJS.ReadableStream & { isTTY?: boolean }, output: NodeJS.WritableStream }} options
 * @returns {Promise<boolean>}
 * @throws {Problem} where there is nobody to ask.
 */
export async function confirmReset(dataDirectory, { yes, input, output }) {
  if (yes) return true;
  if (!input.isTTY)
    throw new Problem(
      "--reset deletes every incident, and there is no terminal to ask on: add --yes where that is meant.",
    );
  const prompt = createInterface({ input, output });
  try {
    const answer = await prompt.question(
      `Delete every incident and account in ${dataDirectory}? Type "yes": `,
    );
    return answer.trim().toLowerCase() === "yes";
  } finally {
    prompt.close();
  }
}
