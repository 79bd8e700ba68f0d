const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, as short as it can be read at a glance: "0:42", "6:10", "2 h", "3 d". */
export function elapsedWords(ms: number): string {
  const passed = Math.max(0, ms);
  if (passed >= DAY) return `${Math.floor(passed / DAY)} d`;
  if (passed >= HOUR) return `${Math.floor(passed / HOUR)} h`;
  const seconds = Math.floor((passed % MINUTE) / SECOND);
  return `${Math.floor(passed / MINUTE)}:${String(seconds).padStart(2, '0')}`;
}

/** The same for a voice: "42 seconds", "6 minutes", "2 hours". */
export function spokenElapsed(ms: number): string {
  const passed = Math.max(0, ms);
  if (passed < MINUTE) return plural(Math.floor(passed / SECOND), 'second');
  if (passed < HOUR) return plural(Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return plural(Math.floor(passed / HOUR), 'hour');
  return plural(Math.floor(passed / DAY), 'day');
}

/** How late an answer is, or nothing while it is in time. */
export function lateWords(dueAt: number | undefined, now: number): string | undefined {
  if (dueAt === undefined || now < dueAt + MINUTE) return undefined;
  const late = now - dueAt;
  if (late >= DAY) return `late ${Math.floor(late / DAY)} d`;
  return late >= HOUR ? `late ${Math.floor(late / HOUR)} h` : `late ${Math.floor(late / MINUTE)} min`;
}

export const plural = (count: number, noun: string): string => `${count} ${count === 1 ? noun : `${noun}s`}`;

/** "9:02 am" in the clinic's zone. */
export const timeWords = (at: number, zone: string): string =>
  lowerDayPeriod(formatter(zone, { hour: 'numeric', minute: '2-digit' }).format(at));

/** "Thu, Nov 26" in the clinic's zone. */
export const dayWords = (at: number, zone: string): string =>
  formatter(zone, { weekday: 'short', month: 'short', day: 'numeric' }).format(at);

/** "Thu, Nov 26, 2:40 pm" in the clinic's zone. */
export const momentWords = (at: number, zone: string): string =>
  `${dayWords(at, zone)}, ${timeWords(at, zone)}`;

/** With the seconds, for whoever wants to know exactly. */
export const exactWords = (at: number, zone: string): string =>
  lowerDayPeriod(
    formatter(zone, {
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
    }).format(at),
  );

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs a thousand times what using one does. */
export function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
  formatters.set(key, made);
  return made;
}

const lowerDayPeriod = (text: string): string =>
  text.replace(/\s(AM|PM)/, (_, period: string) => ` ${period.toLowerCase()}`);
