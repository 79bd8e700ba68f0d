import { describe, expect, it } from 'vitest';
import type { Queue, QueueItem, TaskView } from '../../src/contract/console.ts';
import {
  alarmSamples,
  arrivalWords,
  BEEPS,
  BEEP_SECONDS,
  isRinging,
  mostPressing,
  PATTERN_SECONDS,
  titleFor,
} from '../../staff-console/logic/alarm.ts';

const PLACE = { page: 'Queue', clinic: 'Riverside' };

function item(conversationId: string, change: Partial<QueueItem> = {}): QueueItem {
  const words = { who: 'x', language: 'en', channel: 'sms', excerpt: '', unseenRungs: 0 } as const;
  return { conversationId, mode: 'waiting', level: 'emergency', waitingSince: 0, ...words, ...change };
}

const call = (id: string, level: TaskView['level']): TaskView => ({
  id,
  kind: 'call-now',
  level,
  who: 'x',
  openedAt: 0,
});
const queue = (items: QueueItem[], tasks: TaskView[] = []): Queue => ({ items, tasks });

describe('the alarm', () => {
  it('rings for emergencies alone', () => {
    expect(isRinging(undefined)).toBe(false);
    expect(isRinging({ emergencies: 0, urgent: 3 })).toBe(false);
    expect(isRinging({ emergencies: 1, urgent: 0 })).toBe(true);
  });

  it('stands in the title, with counts and nothing else', () => {
    expect(titleFor(undefined, PLACE)).toBe('Queue · Riverside');
    expect(titleFor({ emergencies: 0, urgent: 2 }, PLACE)).toBe('Queue · Riverside');
    expect(titleFor({ emergencies: 1, urgent: 0 }, PLACE)).toBe('▲ 1 emergency · Queue · Riverside');
    expect(titleFor({ emergencies: 2, urgent: 0 }, { page: '' })).toBe('▲ 2 emergencies · Frontdesk');
  });

  it('leads to the emergency that waits longest, past those a colleague has', () => {
    const items = [
      item('short', { waitingSince: 50 }),
      item('taken', { waitingSince: 1, mode: 'staffed' }),
      item('long', { waitingSince: 10 }),
      item('urgent', { waitingSince: 0, level: 'urgent' }),
    ];
    expect(mostPressing(queue(items))).toEqual({ conversationId: 'long' });
  });

  it('leads to the call list when only a call must be made', () => {
    const items = [item('taken', { mode: 'staffed' })];
    expect(mostPressing(queue(items, [call('a', 'routine'), call('b', 'emergency')]))).toEqual({
      taskId: 'b',
    });
    expect(mostPressing(queue(items))).toBeUndefined();
  });
});

it('says what came, emergencies first', () => {
  expect(arrivalWords([{ level: 'routine' }, { level: 'emergency' }, { level: 'none' }])).toBe(
    '1 emergency, 2 new',
  );
  expect(arrivalWords([{ level: 'urgent' }])).toBe('1 new');
  expect(arrivalWords([{ level: 'emergency' }, { level: 'emergency' }])).toBe('2 emergencies');
});

describe('its sound', () => {
  const RATE = 8_000;
  const samples = alarmSamples(RATE);

  it('fits its round and never overdrives', () => {
    expect(samples).toHaveLength(PATTERN_SECONDS * RATE);
    expect(Math.max(...samples.map(Math.abs))).toBeLessThan(1);
  });

  it('sounds in every beep and is silent between them', () => {
    const loudest = (from: number, to: number): number =>
      Math.max(...samples.slice(Math.ceil(from * RATE), Math.floor(to * RATE)).map(Math.abs));
    for (const { at } of BEEPS) expect(loudest(at, at + BEEP_SECONDS)).toBeGreaterThan(0.4);
    expect(loudest(2, PATTERN_SECONDS)).toBe(0);
  });

  it('ends each beep softly, so that it does not click', () => {
    for (const { at } of BEEPS) {
      expect(Math.abs(samples[Math.round((at + BEEP_SECONDS) * RATE) - 1]!)).toBeLessThan(0.05);
    }
  });
});
