import { expect, test } from 'vitest';
import type { Task } from '../../../src/app/ports/tasks.ts';
import type { AppointmentId, StaffId, TaskId } from '../../../src/domain/ids.ts';
import { at, contactId, NOON, patientId } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeTaskStore = (name: string, open: OpenForContract): void =>
  describeContract(`the task store on ${name}`, open, (house) => {
    const task = (more: Partial<Task> = {}): Task => ({
      id: house().ids.next() as TaskId,
      key: `effect:${house().ids.next()}`,
      kind: 'unreachable',
      level: 'routine',
      openedAt: NOON,
      ...more,
    });
    const nurse = 'nurse' as StaffId;

    test('opens one task a key and gives it back whole', async () => {
      const { stores, ids } = house();
      const full: Required<Task> = {
        ...task(),
        kind: 'call-now',
        level: 'emergency',
        contactId: contactId(ids),
        patientId: patientId(ids),
        appointmentId: ids.next() as AppointmentId,
        doneAt: at(1),
        doneBy: nurse,
        result: 'reached',
      };
      expect(await stores.tasks.openOnce(full)).toBe(true);
      expect(await stores.tasks.openOnce(task({ key: full.key }))).toBe(false);
      expect(await stores.tasks.get(full.id)).toEqual(full);
      expect(await stores.tasks.get('never' as TaskId)).toBeUndefined();
    });

    test('lists open ones, the most urgent first, then the oldest', async () => {
      const { tasks } = house().stores;
      const urgent = task({ level: 'urgent', openedAt: at(5) });
      const [old, young] = [task({ openedAt: at(-5) }), task({ openedAt: at(1) })];
      for (const one of [young, urgent, old]) await tasks.openOnce(one);
      const mine = new Set([urgent.id, old.id, young.id]);
      expect((await tasks.open()).filter(({ id }) => mine.has(id))).toEqual([urgent, old, young]);
      await tasks.complete(old.id, nurse, { at: at(6), result: 'reached' });
      expect((await tasks.open()).filter(({ id }) => mine.has(id))).toEqual([urgent, young]);
    });

    test('is completed by one person, once', async () => {
      const { tasks } = house().stores;
      const one = task();
      await tasks.openOnce(one);
      const [first, second] = ['ana', 'leo'].map((who) => who as StaffId);
      const done = await Promise.all([
        tasks.complete(one.id, first!, { at: at(1), result: 'reached' }),
        tasks.complete(one.id, second!, { at: at(2), result: 'no-answer' }),
      ]);
      expect(done.filter(Boolean)).toHaveLength(1);
      const kept = done[0]
        ? { doneAt: at(1), doneBy: first, result: 'reached' }
        : { doneAt: at(2), doneBy: second, result: 'no-answer' };
      expect(await tasks.get(one.id)).toEqual({ ...one, ...kept });
    });
  });
