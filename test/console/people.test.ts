import { describe, expect, it } from 'vitest';
import type { TaskView } from '../../src/contract/console.ts';
import { taskSections, telephoneLink } from '../../staff-console/logic/tasks.ts';
import {
  birthWords,
  conceptWords,
  consentWords,
  findingWords,
  holderWords,
  sortedFindings,
} from '../../staff-console/logic/words.ts';

const task = (id: string, change: Partial<TaskView> = {}): TaskView => ({
  id,
  kind: 'reminder-call',
  level: 'none',
  who: id,
  openedAt: 0,
  ...change,
});
const appointment = (start: number) => ({ id: 'v', start, clinician: 'Dr. A', site: 'Downtown' });

describe('the call list', () => {
  it('begins with what cannot wait, then the visits that come soonest', () => {
    const sections = taskSections([
      task('later visit', { appointment: appointment(200) }),
      task('no visit', { kind: 'identity' }),
      task('safety text', { kind: 'call-now', level: 'emergency', openedAt: 9 }),
      task('sooner visit', { appointment: appointment(100), openedAt: 5 }),
      task('reply failed', { kind: 'call-now', level: 'routine' }),
    ]);
    expect(sections.map(({ title, tasks }) => [title, tasks.map(({ id }) => id)])).toEqual([
      ['Call now', ['safety text', 'reply failed']],
      ['To call', ['sooner visit', 'later visit', 'no visit']],
    ]);
  });

  it('has no empty sections', () => {
    expect(taskSections([])).toEqual([]);
  });

  it('dials digits only', () => {
    expect(telephoneLink('(202) 555-0110')).toBe('tel:2025550110');
    expect(telephoneLink('+1 202 555 0110')).toBe('tel:+12025550110');
  });
});

describe('words about people', () => {
  it('say who has a conversation', () => {
    expect(holderWords({ mode: 'waiting' }, 'ana')).toEqual({ words: 'Nobody has it', own: false });
    expect(holderWords({ mode: 'bot' }, 'ana').words).toBe('The assistant has it');
    const claimedBy = { id: 'ana', name: 'Ana Reyes' };
    expect(holderWords({ mode: 'staffed', claimedBy }, 'ana')).toEqual({ words: 'You have it', own: true });
    expect(holderWords({ mode: 'staffed', claimedBy }, 'sam').words).toBe('Ana Reyes has it');
  });

  it('read findings as lines, what is so before what is not, each once', () => {
    const line = { concept: 'chest_pain', status: 'absent', subject: 'self', time: 'now' };
    const fever = { concept: 'fever', status: 'present', subject: 'child', time: 'recent' };
    expect(sortedFindings([line, fever, line])).toEqual([fever, line]);
    expect(conceptWords('chest_pain')).toBe('Chest pain');
    expect(findingWords(fever)).toBe('yes · a child · lately');
    expect(findingWords({ ...fever, status: 'unheard-of' })).toBe('unheard-of · a child · lately');
  });

  it('read the consent ledger', () => {
    expect(consentWords({ scope: 'everything', act: 'revoked' })).toBe('Stopped all texts');
    expect(consentWords({ scope: 'reminders', act: 'granted' })).toBe('Agreed to reminders');
  });

  it('write a birth date, and leave what is none', () => {
    expect(birthWords('1985-03-04')).toBe('Mar 4, 1985');
    expect(birthWords('unknown')).toBe('unknown');
  });
});
