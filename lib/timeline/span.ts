const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

const two = (value: number) => String(value).padStart(2, "0");

/** A running clock: "0:42", "12:09", "3:04:11", "2 d 03:04:11". Milliseconds in; the past never runs backwards. */
export function runningClock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const [days, hours] = [Math.floor(total / DAY_S), Math.floor((total % DAY_S) / HOUR_S)];
  const tail = `${two(Math.floor((total % HOUR_S) / MINUTE_S))}:${two(total % MINUTE_S)}`;
  if (days > 0) return `${days} d ${two(hours)}:${tail}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** A length in words, to its two largest units: "45 s", "12 min", "3 h 4 min", "2 d 3 h". */
export function span(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  if (total < MINUTE_S) return `${total} s`;
  if (total < HOUR_S) return `${Math.floor(total / MINUTE_S)} min`;
  const [unit, small, names] =
    total < DAY_S ? ([HOUR_S, MINUTE_S, ["h", "min"]] as const) : ([DAY_S, HOUR_S, ["d", "h"]] as const);
  const rest = Math.floor((total % unit) / small);
  const whole = `${Math.floor(total / unit)} ${names[0]}`;
  return rest > 0 ? `${whole} ${rest} ${names[1]}` : whole;
}
