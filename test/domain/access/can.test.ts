import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  can,
  permissionsOf,
  ROLES,
  type Action,
  type Role,
} from '../../../src/domain/access/can.ts';
import { onCallStaffId } from '../../../src/domain/access/on-call.ts';

const actor = (role: Role, scope: 'full' | 'alarm' = 'full') => ({ id: 'me', role, scope });

/** Said a second time and by hand: a slip in the one table shows here. */
const EXPECTED: Record<Action, Record<Role, boolean>> = {
  'see-alarm': { 'front-desk': true, nurse: true, administrator: true },
  'read-queue': { 'front-desk': true, nurse: true, administrator: true },
  'read-conversation': { 'front-desk': true, nurse: true, administrator: true },
  claim: { 'front-desk': true, nurse: true, administrator: true },
  release: { 'front-desk': true, nurse: true, administrator: true },
  reply: { 'front-desk': true, nurse: true, administrator: true },
  resolve: { 'front-desk': true, nurse: true, administrator: true },
  'hand-back': { 'front-desk': true, nurse: true, administrator: true },
  'lower-level': { 'front-desk': false, nurse: true, administrator: true },
  'read-calendar': { 'front-desk': true, nurse: true, administrator: true },
  'read-call-list': { 'front-desk': true, nurse: true, administrator: true },
  'complete-task': { 'front-desk': true, nurse: true, administrator: true },
  'manage-staff': { 'front-desk': false, nurse: false, administrator: true },
  'read-audit': { 'front-desk': false, nurse: false, administrator: true },
};

describe.each(ACTIONS)('%s', (action) => {
  it.each(ROLES)('by %s', (role) => {
    expect(can(actor(role), action)).toBe(EXPECTED[action][role]);
  });

  it.each(ROLES)('behind a locked screen only the alarm is left to %s', (role) => {
    expect(can(actor(role, 'alarm'), action)).toBe(action === 'see-alarm');
  });
});

describe('a conversation', () => {
  it('is claimed when nobody has it, and not from a colleague', () => {
    expect(can(actor('nurse'), 'claim', {})).toBe(true);
    expect(can(actor('nurse'), 'claim', { claimedBy: 'me' })).toBe(true);
    expect(can(actor('nurse'), 'claim', { claimedBy: 'other' })).toBe(false);
  });

  it('is taken over from an on-call phone, which can only claim', () => {
    expect(can(actor('front-desk'), 'claim', { claimedBy: onCallStaffId(0) })).toBe(true);
    expect(can(actor('nurse'), 'reply', { claimedBy: onCallStaffId(0) })).toBe(false);
  });

  it.each(['reply', 'resolve', 'hand-back', 'release', 'lower-level'] as const)(
    '%s is the holder’s',
    (action) => {
      expect(can(actor('nurse'), action, { claimedBy: 'me' })).toBe(true);
      expect(can(actor('nurse'), action, { claimedBy: 'other' })).toBe(false);
      expect(can(actor('nurse'), action, {})).toBe(false);
    },
  );

  it('may be taken off an absent colleague’s hands by an administrator', () => {
    expect(can(actor('administrator'), 'release', { claimedBy: 'other' })).toBe(true);
    expect(can(actor('administrator'), 'release', {})).toBe(false);
    expect(can(actor('administrator'), 'reply', { claimedBy: 'other' })).toBe(false);
  });

  it('is read by everybody on duty', () => {
    expect(can(actor('front-desk'), 'read-conversation', { claimedBy: 'other' })).toBe(true);
  });
});

it('tells the console what to show', () => {
  expect(permissionsOf(actor('front-desk'))).not.toContain('read-audit');
  expect(permissionsOf(actor('nurse', 'alarm'))).toEqual(['see-alarm']);
  expect(permissionsOf(actor('administrator'))).toEqual([...ACTIONS]);
});
