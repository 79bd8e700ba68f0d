import {
  instantAt,
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  type LocalDate,
  type LocalTime,
  type Zone,
} from '../../src/domain/time.ts';
import { segmentsOf } from '../../src/domain/segments.ts';
import { actAtDesk, lookAtConsole } from './console-lines.ts';
import { openClinic, type ClinicOptions, type Phone, type TestClinic } from './frontdesk.ts';
import { phoneNumber } from './local-carrier.ts';
import type { StaffClient } from './staff-client.ts';
import { says, type Line, type Transcript } from './transcript.ts';

/** Three, as clinic.yaml promises for the first; no later one is longer. */
const MOST_SEGMENTS = 3;

/** Plays a transcript against a whole clinic, and throws at the first line that is not as written. */
export async function play(transcript: Transcript): Promise<void> {
  const clinic = await openClinic(optionsOf(transcript));
  try {
    await new Player(clinic).play(transcript.lines);
  } finally {
    await clinic.stop();
  }
}

function optionsOf({ settings }: Transcript): ClinicOptions {
  const [date, time] = (settings.get('clock') ?? '2026-11-30 09:00').split(' ');
  const at = instantAt(date as LocalDate, time as LocalTime, 'America/New_York' as Zone);
  return {
    at: new Date(at).toISOString(),
    optOut: settings.get('opt-out') === 'app' ? 'app' : 'carrier',
    quietGapMs: Number(settings.get('quiet gap') ?? 0),
  };
}

interface Ear {
  readonly phone: Phone;
  /** Answers already asked about. */
  read: number;
}

class Player {
  readonly #clinic: TestClinic;
  readonly #ears = new Map<number, Ear>();
  readonly #log: string[] = [];

  constructor(clinic: TestClinic) {
    this.#clinic = clinic;
  }

  async play(lines: readonly Line[]): Promise<void> {
    for (const [index, line] of lines.entries()) {
      const wrong = await this.#playOne(line, lines[index + 1]);
      if (wrong === undefined) continue;
      throw new Error(`line ${line.number}: ${wrong}\n\nso far:\n${this.#log.join('\n')}`);
    }
    const left = this.#unread();
    if (left !== undefined) throw new Error(`${left}\n\nso far:\n${this.#log.join('\n')}`);
    if (process.env['TRANSCRIPTS'] === 'show') process.stdout.write(`${this.#log.join('\n')}\n\n`);
  }

  /** What is wrong with the line; undefined when it is as written. */
  async #playOne(line: Line, next: Line | undefined): Promise<string | undefined> {
    switch (line.kind) {
      case 'says':
        return this.#say(line, next);
      case 'hears':
        return this.#hear(line);
      case 'hears nothing':
        return this.#hearing(line.phone) === undefined ? undefined : this.#unread();
      case 'time passes':
        this.#log.push(`* ${line.text}`);
        await this.#clinic.pass(duration(line.text));
        return undefined;
      case 'staff act':
        this.#log.push(`@ ${line.text}`);
        await actAtDesk(await this.#staff(), line.text);
        await this.#clinic.settled();
        return undefined;
      case 'console shows': {
        const seen = await lookAtConsole(await this.#staff(), this.#clinic, line.text);
        this.#log.push(`! ${seen.shown}`);
        return says(seen.shown, seen.wanted) ? undefined : `the console shows otherwise than: ${seen.wanted}`;
      }
    }
  }

  /** Words that follow each other without a line between them are typed within one quiet gap. */
  async #say({ phone, text }: Line, next: Line | undefined): Promise<string | undefined> {
    const left = this.#unread();
    if (left !== undefined) return left;
    this.#log.push(`${phone}> ${text}`);
    const { phone: from } = this.#ear(phone);
    const [, picture, words = ''] = /^(\[picture\])? ?(.*)$/s.exec(text) ?? [];
    await from.text(words, picture === undefined ? 0 : 1);
    if (next?.kind !== 'says') await this.#quiet();
    return undefined;
  }

  async #quiet(): Promise<void> {
    const { quietGapMs } = this.#clinic.frontdesk.house.settings;
    if (quietGapMs > 0) await new Promise((resolve) => setTimeout(resolve, quietGapMs + 5));
    await this.#clinic.settled();
  }

  #hear({ phone, text }: Line): string | undefined {
    const heard = this.#hearing(phone);
    if (heard === undefined) return `no answer came, and it should say: ${text}`;
    this.#ear(phone).read += 1;
    const { segments, encoding } = segmentsOf(heard);
    this.#log.push(`${phone}< ${heard}   [${segments} ${encoding}]`);
    if (!says(heard, text)) return `the answer should say: ${text}`;
    if (/[{}]|undefined|null|\bCANCEL(AR)?\b/.test(heard)) return 'the answer says what no answer may say';
    return segments > MOST_SEGMENTS ? `the answer takes ${segments} segments` : undefined;
  }

  #hearing(phone: number): string | undefined {
    const ear = this.#ear(phone);
    return ear.phone.inbox()[ear.read];
  }

  #unread(): string | undefined {
    for (const [number, { phone, read }] of this.#ears) {
      const more = phone.inbox().slice(read);
      if (more.length > 0) return `phone ${number} hears what is not written here: ${JSON.stringify(more)}`;
    }
    return undefined;
  }

  #ear(number: number): Ear {
    const known = this.#ears.get(number);
    if (known) return known;
    const ear = { phone: this.#clinic.phone(phoneNumber(number)), read: 0 };
    this.#ears.set(number, ear);
    return ear;
  }

  /** Signed in anew each time: days may have passed. */
  #staff(): Promise<StaffClient> {
    return this.#clinic.staff('nurse');
  }
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/([\d.]+) ?s\b/, SECOND],
  [/([\d.]+) ?min/, MINUTE],
  [/([\d.]+) ?h/, HOUR],
  [/([\d.]+) ?day/, DAY],
];

function duration(text: string): number {
  for (const [pattern, unit] of UNITS) {
    const amount = pattern.exec(text)?.[1];
    if (amount !== undefined) return Number(amount) * unit;
  }
  throw new Error(`not a length of time: ${text}`);
}
