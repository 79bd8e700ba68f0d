import { describe, expect, it } from 'vitest';
import { ApiError } from '../../staff-console/data/api-error.ts';
import { cell } from '../../staff-console/data/cell.ts';
import { createResource, createShown } from '../../staff-console/data/resource.ts';
import { createServerClock } from '../../staff-console/data/server-clock.ts';

/** A reader whose answers come when the test says so. */
function slowReader() {
  const asked: { answer: (value: string) => void; fail: () => void }[] = [];
  const read = (): Promise<string> =>
    new Promise((resolve, reject) => {
      asked.push({ answer: resolve, fail: () => reject(new ApiError({ kind: 'unreachable' })) });
    });
  return { asked, read };
}
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('a cell', () => {
  it('tells its listeners of changes, and of nothing else', () => {
    const value = cell(1);
    let told = 0;
    const stop = value.subscribe(() => (told += 1));
    value.set(1);
    value.change((before) => before + 1);
    stop();
    value.set(9);
    expect([value.get(), told]).toEqual([9, 1]);
  });
});

describe('what is read from the server', () => {
  it('is read once more for any number of calls during a reading', async () => {
    const { asked, read } = slowReader();
    const resource = createResource(read);
    const done = [resource.refresh(), resource.refresh(), resource.refresh()];
    asked[0]?.answer('old');
    await soon();
    expect(asked).toHaveLength(2);
    asked[1]?.answer('new');
    await Promise.all(done);
    expect(asked).toHaveLength(2);
    expect(resource.state.get()).toEqual({ status: 'ready', data: 'new' });
  });

  it('stays to be seen when a later reading fails, and says so', async () => {
    const { asked, read } = slowReader();
    const resource = createResource(read);
    const first = resource.refresh();
    asked[0]?.answer('seen');
    await first;
    const second = resource.refresh();
    asked[1]?.fail();
    await second;
    expect(resource.state.get()).toEqual({ status: 'ready', data: 'seen', fault: { kind: 'unreachable' } });
  });

  it('fails when there is nothing to show', async () => {
    const { asked, read } = slowReader();
    const resource = createResource(read);
    const first = resource.refresh();
    asked[0]?.fail();
    await first;
    expect(resource.state.get().status).toBe('failed');
  });

  it('is not overwritten by a reading that began before an action answered', async () => {
    const { asked, read } = slowReader();
    const resource = createResource(read);
    const reading = resource.refresh();
    resource.put('claimed');
    asked[0]?.answer('not claimed');
    await soon();
    expect(resource.state.get()).toEqual({ status: 'ready', data: 'claimed' });
    asked[1]?.answer('claimed, and more');
    await reading;
    expect(resource.state.get()).toEqual({ status: 'ready', data: 'claimed, and more' });
  });

  it('is forgotten together with what is still on its way', async () => {
    const { asked, read } = slowReader();
    const resource = createResource(read);
    const reading = resource.refresh();
    resource.forget();
    asked[0]?.answer('a patient');
    await reading;
    expect(resource.state.get()).toEqual({ status: 'loading' });
  });

  it('is one thing at a time: the answer for another is dropped', async () => {
    const { asked, read } = slowReader();
    const shown = createShown((key) => read().then((text) => `${key}: ${text}`));
    shown.show('a');
    const first = shown.current.get()?.resource;
    shown.show('b');
    asked[0]?.answer('late');
    asked[1]?.answer('here');
    await soon();
    expect(first?.state.get()).toEqual({ status: 'loading' });
    expect(shown.current.get()?.resource.state.get()).toEqual({ status: 'ready', data: 'b: here' });
    shown.put('a', 'for another');
    expect(shown.current.get()?.resource.state.get()).toEqual({ status: 'ready', data: 'b: here' });
  });
});

describe('the server’s clock', () => {
  const OWN = Date.parse('2026-11-20T12:00:00Z');

  it('is believed when this computer’s is wrong, and left alone when it is right', () => {
    const clock = createServerClock(() => OWN);
    clock.hear('Fri, 20 Nov 2026 12:00:01 GMT');
    expect(clock.now()).toBe(OWN);
    clock.hear('Fri, 20 Nov 2026 12:10:00 GMT');
    expect(clock.now()).toBe(OWN + 600_500);
    clock.hear('not a date');
    expect(clock.now()).toBe(OWN + 600_500);
  });
});
