import { describe, expect, it } from 'vitest';
import { onCallStaffId } from '../../../src/domain/access/on-call.ts';
import { decide } from '../../../src/domain/conversation/decide.ts';
import type { ConversationEvent } from '../../../src/domain/conversation/events.ts';
import { isRinging } from '../../../src/domain/escalation/ladder.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { openDesk, type Desk } from './desk.ts';

const ANA = 'ana' as StaffId;
const PHONE = onCallStaffId(0);

/** Ana has the conversation and looks at it; `seen` is what stands on her screen. */
function onScreen(): { readonly desk: Desk; readonly seen: number } {
  const desk = openDesk();
  desk.says('a person please', { intent: 'human' });
  desk.happen({ type: 'claimed', by: ANA });
  desk.tidy();
  return { desk, seen: desk.conversation.version };
}

const hear = (desk: Desk, text: string) =>
  desk.happen({ type: 'messages-arrived', messages: [desk.message(text)] });

const ENDING: readonly ((seen: number) => ConversationEvent)[] = [
  (seen) => ({ type: 'resolved', by: ANA, seen }),
  (seen) => ({ type: 'handed-back', by: ANA, seen }),
  (seen) => ({ type: 'level-lowered', by: ANA, to: 'none', seen }),
];

describe.each(ENDING.map((make) => [make(0).type, make] as const))('%s on an old screen', (_type, make) => {
  it('changes nothing when danger came meanwhile', () => {
    const { desk, seen } = onScreen();
    desk.danger('chest pain');
    const before = desk.conversation;
    expect(decide(before, make(seen), desk.facts)).toEqual({ next: before, effects: [] });
    expect(isRinging(before.alarm)).toBe(true);
  });

  it('changes nothing when the patient wrote anything at all', () => {
    const { desk, seen } = onScreen();
    desk.danger('chest pain');
    desk.happen({ type: 'staff-replied', by: ANA, text: 'Calling.', key: 'r1', seen: seen + 1 });
    const shown = desk.conversation.version;
    hear(desk, 'and my arm');
    expect(decide(desk.conversation, make(shown), desk.facts).next).toBe(desk.conversation);
  });

  it('is done on a screen that shows it, whatever else has happened since', () => {
    const { desk } = onScreen();
    desk.danger('chest pain');
    const shown = desk.conversation.version;
    desk.tidy();
    expect(desk.conversation.version).toBeGreaterThan(shown);
    expect(decide(desk.conversation, make(shown), desk.facts).next).not.toBe(desk.conversation);
  });
});

describe('a reply written before the danger', () => {
  it('goes out, and the alarm rings on', () => {
    const { desk, seen } = onScreen();
    desk.danger('chest pain');
    desk.happen({ type: 'staff-replied', by: ANA, text: 'We open at 8.', key: 'r1', seen });
    expect(desk.effect('send-staff-text').text).toBe('We open at 8.');
    expect(isRinging(desk.conversation.alarm)).toBe(true);
    expect(desk.conversation.claim?.answeredAt).toBeUndefined();
  });

  it('leaves the service level running, and one written after it does not', () => {
    const { desk, seen } = onScreen();
    hear(desk, 'are you there?');
    const { dueAt, waitingSince } = desk.conversation;
    desk.wait(MINUTE);
    desk.happen({ type: 'staff-replied', by: ANA, text: 'One moment.', key: 'r1', seen });
    expect(desk.conversation).toMatchObject({ dueAt, waitingSince });
    const now = desk.conversation.version;
    desk.happen({ type: 'staff-replied', by: ANA, text: 'Here I am.', key: 'r2', seen: now });
    expect(desk.conversation.claim?.answeredAt).toBe(desk.facts.now);
    expect(desk.conversation).not.toHaveProperty('waitingSince');
  });

  it('claims what nobody has, without silencing it', () => {
    const desk = openDesk();
    const seen = desk.conversation.version;
    desk.danger('chest pain');
    desk.happen({ type: 'staff-replied', by: ANA, text: 'Good morning', key: 'r1', seen });
    expect(desk.conversation).toMatchObject({ mode: 'staffed', claim: { by: 'ana' } });
    expect(isRinging(desk.conversation.alarm)).toBe(true);
  });
});

describe('an alarm that rings again', () => {
  it('is news to whoever looked before it did', () => {
    const { desk } = onScreen();
    desk.danger('chest pain');
    const seen = desk.conversation.version;
    desk.wait(6 * MINUTE);
    desk.clock();
    expect(desk.conversation.mode).toBe('waiting');
    expect(desk.conversation.newsVersion).toBeGreaterThan(seen);
  });
});

describe('a conversation claimed by an on-call phone', () => {
  const claimedByPhone = (): Desk => {
    const desk = openDesk();
    desk.danger('chest pain');
    desk.happen({ type: 'claimed', by: PHONE });
    return desk;
  };

  it('is taken over by staff, whose time to answer begins then', () => {
    const desk = claimedByPhone();
    desk.wait(4 * MINUTE);
    desk.happen({ type: 'claimed', by: ANA });
    expect(desk.conversation.claim).toEqual({ by: ANA, at: desk.facts.now });
    expect(desk.conversation.dueAt).toBe(desk.facts.now + 5 * MINUTE);
  });

  it('is not taken over by another phone, and no phone takes one from staff', () => {
    const desk = claimedByPhone();
    const second = { type: 'claimed', by: onCallStaffId(1) } as const;
    expect(decide(desk.conversation, second, desk.facts).next).toBe(desk.conversation);
    desk.happen({ type: 'claimed', by: ANA });
    expect(decide(desk.conversation, second, desk.facts).next).toBe(desk.conversation);
  });
});
