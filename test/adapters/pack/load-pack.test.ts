import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PackError } from '../../../src/adapters/pack/fault.ts';
import { loadPack } from '../../../src/adapters/pack/load-pack.ts';
import type { Pack } from '../../../src/app/ports/pack.ts';

const OWN = new URL('../../../intents/', import.meta.url);

const RED_FLAGS = `
system: heart
concepts:
  chest-pain: { en: [chest pain], es: [dolor de pecho] }
rules:
  - id: heart-pain
    level: emergency
    strength: hard
    when: chest-pain
    reason: Pain in the chest
    source: unverified
    review: not clinically reviewed
    fires: { en: [I have chest pain], es: [tengo dolor de pecho] }
    silent: { en: [I need a visit], es: [necesito una cita] }
`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'frontdesk-pack-'));
  cpSync(OWN, directory, { recursive: true });
  rmSync(join(directory, 'red-flags'), { recursive: true });
  mkdirSync(join(directory, 'red-flags'));
  writeFileSync(join(directory, 'red-flags/heart.yaml'), RED_FLAGS);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function change(file: string, edit: (text: string) => string): void {
  const path = join(directory, file);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

const refusal = async (): Promise<PackError> => {
  try {
    await loadPack(directory);
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
  throw new Error('the pack loaded');
};

describe('a pack', () => {
  it('that comes with the house loads, judges and speaks', async () => {
    const pack: Pack = await loadPack(fileURLToPath(OWN));
    expect(pack.clinic.name).toBe('Riverside Family Practice');
    expect(pack.say({ key: 'greeting', params: {} }, 'es')).toMatch(/Hola/);
    expect(pack.say({ key: 'unseen', params: { emergency: '911' } }, 'en')).toContain('911');
    expect(pack.judge({ text: 'crushing chest pain and my left arm is numb', language: 'en' }).level).toBe(
      'emergency',
    );
    expect(pack.judge({ text: 'thursday afternoon please', language: 'en' }).level).toBe('none');
  });

  it('has another version after any change, and the same after none', async () => {
    const { version } = await loadPack(directory);
    change('clinic.yaml', (text) => text.replaceAll('\n', '\r\n'));
    expect((await loadPack(directory)).version).toBe(version);
    change('clinic.yaml', (text) => text.replace('holidays:', 'holidays: # days off'));
    expect((await loadPack(directory)).version).not.toBe(version);
  });

  it('is refused for the faults of all its files at once', async () => {
    change('clinic.yaml', (text) => text.replace('zone: America/New_York', 'zone: Riverton'));
    change('replies/es.yaml', (text) => text.replace('greeting:', 'greetings:'));
    change('red-flags/heart.yaml', (text) => `${text}\n  - : :`);
    const { faults, message } = await refusal();
    const files = new Set(faults.map((fault) => fault.file));
    expect([...files].sort()).toEqual(['clinic.yaml', 'red-flags/heart.yaml', 'replies/es.yaml']);
    expect(message.split('\n')).toHaveLength(faults.length);
  });

  it.each(['clinic.yaml', 'replies/en.yaml', 'red-flags'])('without its %s is refused', async (path) => {
    rmSync(join(directory, path), { recursive: true });
    expect((await refusal()).faults[0]?.file).toContain(path);
  });

  it('that is not there is refused, in words', async () => {
    rmSync(directory, { recursive: true });
    expect((await refusal()).message).toMatch(/cannot be read \(ENOENT\).*PACK_DIR/);
  });
});
