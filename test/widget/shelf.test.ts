import { describe, expect, it } from 'vitest';
import { createShelf, isToken, isUnsent, safeStore } from '../../web-widget/chat/shelf.ts';
import { browserStorage } from './browser-storage.ts';

const unsent = { clientId: 'client-1', text: 'hello', at: 5, state: 'waiting' } as const;

describe('the shelf', () => {
  it('keeps token, unsent messages and what was seen', () => {
    const storage = browserStorage();
    const shelf = createShelf(safeStore(() => storage));
    expect([shelf.token(), shelf.unsent(), shelf.seen()]).toEqual([undefined, [], 0]);
    shelf.keepToken('secret');
    shelf.keepUnsent(unsent);
    shelf.keepSeen(77);
    const reloaded = createShelf(safeStore(() => storage));
    expect([reloaded.token(), reloaded.unsent(), reloaded.seen()]).toEqual(['secret', [unsent], 77]);
    reloaded.dropUnsent('client-1');
    expect(shelf.unsent()).toEqual([]);
  });

  it("clears its own things and nobody else's", () => {
    const storage = browserStorage({ other: 'stays' });
    const shelf = createShelf(safeStore(() => storage));
    shelf.keepToken('secret');
    shelf.keepUnsent(unsent);
    shelf.clear();
    expect(storage.length).toBe(1);
    expect(storage.getItem('other')).toBe('stays');
  });

  it.each(['', '{', 'null', '7', '{"text":5,"at":1}', '{"text":"x"}'])('is not upset by %j', (json) => {
    const storage = browserStorage({ 'frontdesk.unsent.client-2': json });
    expect(createShelf(safeStore(() => storage)).unsent()).toEqual([]);
  });

  it('holds out in memory where storage is forbidden', () => {
    const shelf = createShelf(
      safeStore(() => {
        throw new Error('SecurityError');
      }),
    );
    shelf.keepToken('secret');
    shelf.keepUnsent(unsent);
    expect([shelf.token(), shelf.unsent()]).toEqual(['secret', [unsent]]);
    shelf.clear();
    expect([shelf.token(), shelf.unsent()]).toEqual([undefined, []]);
  });

  it('holds out in memory where storage is full, and newer than what is stored', () => {
    const storage = browserStorage({ 'frontdesk.token': 'old' });
    storage.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    const shelf = createShelf(safeStore(() => storage));
    shelf.keepToken('new');
    expect(shelf.token()).toBe('new');
  });

  it('tells whose change another tab has made', () => {
    expect([isToken('frontdesk.token'), isToken(null), isToken('other')]).toEqual([true, true, false]);
    expect([isUnsent('frontdesk.unsent.client-1'), isUnsent(null), isUnsent('other')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
