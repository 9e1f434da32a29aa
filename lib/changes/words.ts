/** Words that say nothing of what code is about. */
const COMMON = new Set(
  "the and for not nil null err error errors func return var let const new string int bool true false from with this that type struct public private import package request response http https handler service services server client src lib pkg internal go mod value values key data context ctx map list get set add all app code run use has was are its into log info debug warn msg message file line name time status".split(
    " ",
  ),
);
const LEAST_LENGTH = 3;
const MOST_TEXT = 20_000;

/** The words of a text or of code, small, in the singular, taken apart where a name joins several. */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = text
    .slice(0, MOST_TEXT)
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/u)
    .map((word) =>
      word.length > LEAST_LENGTH && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word,
    );
  return new Set(words.filter((word) => word.length >= LEAST_LENGTH && !COMMON.has(word)));
}
