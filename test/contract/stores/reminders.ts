import { expect, test } from 'vitest';
import type { StoredReminder } from '../../../src/app/ports/reminders.ts';
import type { AppointmentId } from '../../../src/domain/ids.ts';
import { at, NOON } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeReminderStore = (name: string, open: OpenForContract): void =>
  describeContract(`the reminder store on ${name}`, open, (house) => {
    const visit = () => house().ids.next() as AppointmentId;
    const planned = (
      of: AppointmentId,
      minutes: number,
      more: Partial<StoredReminder> = {},
    ): StoredReminder => ({
      key: `${of}:${NOON}:${minutes}`,
      appointmentId: of,
      visitStart: NOON,
      lead: `${minutes}`,
      dueAt: at(minutes),
      status: 'planned',
      ...more,
    });

    test('plans each reminder once', async () => {
      const { reminders } = house().stores;
      const id = visit();
      const all = [planned(id, -300), planned(id, -200)];
      await reminders.planOnce(all);
      await reminders.end(all[0]!.key, 'done', undefined);
      await reminders.planOnce([...all, planned(id, -100)]);
      expect(await reminders.ofAppointment(id)).toEqual([
        { ...all[0], status: 'done' },
        all[1],
        planned(id, -100),
      ]);
    });

    test('tells which are due, the earliest first, and no longer when ended or put off', async () => {
      const { reminders } = house().stores;
      const id = visit();
      const [one, two, three] = [-99_990, -99_980, -99_970].map((minutes) => planned(id, minutes));
      await reminders.planOnce([three!, one!, two!]);
      expect(await reminders.due(at(-99_980), 10)).toEqual([one, two]);
      expect(await reminders.due(at(-99_980), 1)).toEqual([one]);
      await reminders.postpone(one!.key, at(-99_975));
      expect(await reminders.end(two!.key, 'suppressed', 'opted-out')).toBe(true);
      expect(await reminders.due(at(-99_980), 10)).toEqual([]);
      expect(await reminders.due(at(-99_971), 10)).toEqual([{ ...one, dueAt: at(-99_975) }]);
    });

    test('what has ended stays as it ended', async () => {
      const { reminders } = house().stores;
      const one = planned(visit(), 5);
      await reminders.planOnce([one]);
      const ends = await Promise.all([
        reminders.end(one.key, 'done', undefined),
        reminders.end(one.key, 'suppressed', 'too-late'),
      ]);
      expect(ends.filter(Boolean)).toHaveLength(1);
      const [ended] = await reminders.ofAppointment(one.appointmentId);
      await reminders.postpone(one.key, at(9));
      await reminders.dropFor(one.appointmentId, undefined);
      expect(await reminders.ofAppointment(one.appointmentId)).toEqual([ended]);
      expect(await reminders.end('never', 'done', undefined)).toBe(false);
    });

    test('drops what was planned for another start, or all of it', async () => {
      const { reminders } = house().stores;
      const id = visit();
      const old = planned(id, -10, { key: `${id}:old`, visitStart: at(500) });
      const kept = planned(id, -5);
      const stranger = planned(visit(), 1);
      await reminders.planOnce([old, kept, stranger]);
      await reminders.dropFor(id, NOON);
      const statuses = async () => (await reminders.ofAppointment(id)).map(({ status }) => status);
      expect(await statuses()).toEqual(['suppressed', 'planned']);
      await reminders.dropFor(id, undefined);
      expect(await statuses()).toEqual(['suppressed', 'suppressed']);
      expect(await reminders.ofAppointment(stranger.appointmentId)).toEqual([stranger]);
    });

    test('plans anew what was dropped for a visit that has moved back, and nothing that was sent', async () => {
      const { reminders } = house().stores;
      const id = visit();
      const [dropped, sent] = [planned(id, -5), planned(id, -10, { key: `${id}:sent` })];
      await reminders.planOnce([dropped, sent]);
      await reminders.end(sent.key, 'done', undefined);
      await reminders.dropFor(id, at(999));
      await reminders.planOnce([{ ...dropped, dueAt: at(-4) }, sent]);
      const statuses = (await reminders.ofAppointment(id)).map(({ key, status }) => ({ key, status }));
      expect(statuses).toEqual([
        { key: sent.key, status: 'done' },
        { key: dropped.key, status: 'planned' },
      ]);
      expect((await reminders.ofAppointment(id))[1]).toEqual({ ...dropped, dueAt: at(-4) });
    });
  });
