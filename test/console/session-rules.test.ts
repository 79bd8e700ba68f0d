import { describe, expect, it } from 'vitest';
import { idleAt } from '../../staff-console/logic/idle.ts';
import { lineAfter, OFFLINE_AFTER_MS, type Line } from '../../staff-console/logic/live.ts';
import { passwordFault } from '../../staff-console/logic/password.ts';

describe('idle time', () => {
  const LOCK = 300_000;
  it.each([
    [0, 'active'],
    [269_999, 'active'],
    [270_000, 'warning'],
    [299_999, 'warning'],
    [300_000, 'over'],
    [9_000_000, 'over'],
  ])('after %d ms is %s', (ms, kind) => {
    expect(idleAt(1_000 + ms, 1_000, LOCK).kind).toBe(kind);
  });

  it('warns for no more than half of a short time', () => {
    expect(idleAt(9_000, 0, 20_000).kind).toBe('active');
    expect(idleAt(10_000, 0, 20_000)).toEqual({ kind: 'warning', leftMs: 10_000 });
  });
});

describe('the line', () => {
  const LIVE: Line = { kind: 'live' };

  it('is mended for a while before it is called offline', () => {
    const dropped = lineAfter(LIVE, 'dropped', 1_000);
    expect(dropped).toEqual({ kind: 'reconnecting', since: 1_000 });
    expect(lineAfter(dropped, 'tick', 1_000 + OFFLINE_AFTER_MS - 1)).toBe(dropped);
    expect(lineAfter(dropped, 'tick', 1_000 + OFFLINE_AFTER_MS)).toEqual({ kind: 'offline', since: 1_000 });
  });

  it('counts from the first drop, however often it drops', () => {
    const dropped = lineAfter(LIVE, 'dropped', 1_000);
    expect(lineAfter(dropped, 'dropped', 5_000)).toBe(dropped);
    expect(lineAfter({ kind: 'offline', since: 1_000 }, 'dropped', 5_000)).toEqual({
      kind: 'offline',
      since: 1_000,
    });
  });

  it('is offline at once when the computer says so, and live when it is', () => {
    expect(lineAfter(LIVE, 'network-lost', 7)).toEqual({ kind: 'offline', since: 7 });
    expect(lineAfter({ kind: 'offline', since: 7 }, 'connected', 9)).toEqual(LIVE);
    expect(lineAfter(LIVE, 'tick', 99_999)).toBe(LIVE);
  });
});

describe('a chosen password', () => {
  it.each([
    ['seven quiet stones', 'seven quiet stones', undefined],
    ['short', 'short', 'password'],
    ['aaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaa', 'password'],
    ['x'.repeat(201), '', 'password'],
    ['seven quiet stones', 'seven quiet stone', 'repeated'],
  ])('%s, %s', (password, repeated, field) => {
    expect(passwordFault(password, repeated)?.field).toBe(field);
  });

  it('is told what it lacks', () => {
    expect(passwordFault('12345678901', '')?.message).toBe('Too short: 1 more character.');
  });
});
