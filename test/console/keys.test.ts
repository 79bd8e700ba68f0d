import { describe, expect, it } from 'vitest';
import { COMMANDS, COMMAND_IDS, commandGroups } from '../../staff-console/logic/commands.ts';
import { ariaKeys, hear, keyWords, type Begun, type Stroke } from '../../staff-console/logic/keys.ts';

const LINUX = { mac: false, letters: true };
const MAC = { mac: true, letters: true };

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  typing: false,
  ...more,
});
const heard = (given: Stroke, settings = LINUX, begun?: Begun, now = 0) =>
  hear(given, { begun, now, settings });

describe('the table of commands', () => {
  it('gives no key to two commands of one place', () => {
    for (const { group, ids } of commandGroups()) {
      const keys = ids.map((id) => COMMANDS[id].keys);
      expect(new Set(keys).size, group).toBe(keys.length);
    }
  });

  it('gives no key of a place to a command of everywhere', () => {
    const everywhere = COMMAND_IDS.filter((id) => ['Anywhere', 'Go to'].includes(COMMANDS[id].group));
    const keys: readonly string[] = everywhere.map((id) => COMMANDS[id].keys);
    const others = COMMAND_IDS.filter((id) => !everywhere.includes(id));
    expect(others.filter((id) => keys.includes(COMMANDS[id].keys))).toEqual([]);
  });

  it('shows every command on the help page once', () => {
    expect(
      commandGroups()
        .flatMap(({ ids }) => ids)
        .sort(),
    ).toEqual([...COMMAND_IDS].sort());
  });
});

describe('keys', () => {
  it('are commands', () => {
    expect(heard(stroke('c')).commands).toEqual(['claim']);
    expect(heard(stroke('C')).commands).toEqual(['claim']);
    expect(heard(stroke('?')).commands).toEqual(['help']);
    expect(heard(stroke('q')).commands).toEqual([]);
  });

  it('begin sequences, which end after a while', () => {
    const { begun, commands } = heard(stroke('g'), LINUX, undefined, 1_000);
    expect(commands).toEqual([]);
    expect(heard(stroke('c'), LINUX, begun, 2_000).commands).toEqual(['go-calendar']);
    expect(heard(stroke('c'), LINUX, begun, 9_000).commands).toEqual(['claim']);
    expect(heard(stroke('g'), LINUX, begun, 2_000).begun?.until).toBe(3_500);
  });

  it('leave text fields alone, but for those with Ctrl or ⌘, and Escape', () => {
    expect(heard(stroke('c', { typing: true })).commands).toEqual([]);
    expect(heard(stroke('g', { typing: true })).begun).toBeUndefined();
    expect(heard(stroke('Escape', { typing: true })).commands).toEqual(['back']);
    expect(heard(stroke('Enter', { typing: true, ctrl: true })).commands).toEqual(['send']);
  });

  it('take ⌘ on a Mac and Ctrl elsewhere, and leave the rest to the system', () => {
    expect(heard(stroke('k', { meta: true }), MAC).commands).toEqual(['search']);
    expect(heard(stroke('k', { ctrl: true }), MAC).commands).toEqual([]);
    expect(heard(stroke('k', { ctrl: true })).commands).toEqual(['search']);
    expect(heard(stroke('c', { ctrl: true })).commands).toEqual([]);
    expect(heard(stroke('c', { alt: true })).commands).toEqual([]);
  });

  it('can be switched off where they are single letters', () => {
    const off = { mac: false, letters: false };
    expect(heard(stroke('c'), off).commands).toEqual([]);
    expect(heard(stroke('?'), off).commands).toEqual([]);
    expect(heard(stroke('ArrowLeft'), off).commands).toEqual(['earlier']);
    expect(heard(stroke('k', { ctrl: true }), off).commands).toEqual(['search']);
  });

  it('are written as people read them', () => {
    expect(keyWords('go-queue', false)).toBe('G then Q');
    expect([keyWords('search', true), keyWords('search', false)]).toEqual(['⌘K', 'Ctrl+K']);
    expect([keyWords('send', true), keyWords('send', false)]).toEqual(['⌘↵', 'Ctrl+↵']);
    expect(keyWords('back', false)).toBe('Esc');
    expect([ariaKeys('search', true), ariaKeys('go-queue', true)]).toEqual(['Meta+k', undefined]);
  });
});
