import type { ReminderStore, StoredReminder } from '../../../app/ports/reminders.ts';
import type { AppointmentId } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';

interface ReminderDoc {
  /** The reminder's key. */
  readonly _id: string;
  readonly appointmentId: string;
  readonly visitStart: number;
  readonly lead: string;
  readonly dueAt: number;
  readonly status: StoredReminder['status'];
  readonly reason: string;
}

/** Why a reminder ended that nobody sent: its visit has moved or is called off. */
const VISIT_CHANGED = 'visit-changed';

export function openReminders({ mongoose }: StoreContext): Opened<ReminderStore> {
  const collection = openCollection<ReminderDoc>(mongoose, {
    name: 'reminders',
    fields: {
      appointmentId: String,
      visitStart: Number,
      lead: String,
      dueAt: Number,
      status: String,
      reason: String,
    },
    indexes: [{ on: { status: 1, dueAt: 1 } }, { on: { appointmentId: 1, dueAt: 1 } }],
  });
  const store: ReminderStore = {
    async planOnce(reminders) {
      await Promise.all(
        reminders.map(async (reminder) => {
          if (await collection.insertOnce(toDoc(reminder))) return;
          // The visit has moved back to a time it had before.
          await collection.updateWhere(
            { _id: reminder.key, status: 'suppressed', reason: VISIT_CHANGED },
            { $set: { status: 'planned', reason: '', dueAt: reminder.dueAt } },
          );
        }),
      );
    },
    async due(now, limit) {
      const filter = { status: 'planned', dueAt: { $lte: now } } as const;
      return (await collection.find(filter, { sort: { dueAt: 1, _id: 1 }, limit })).map(fromDoc);
    },
    async postpone(key, dueAt) {
      await collection.updateWhere({ _id: key, status: 'planned' }, { $set: { dueAt } });
    },
    end: (key, status, reason) =>
      collection.updateWhere({ _id: key, status: 'planned' }, { $set: { status, reason: reason ?? '' } }),
    async dropFor(appointmentId, keepStart) {
      const others = keepStart === undefined ? {} : { visitStart: { $ne: keepStart as number } };
      await collection.updateAll(
        { appointmentId, status: 'planned', ...others },
        { $set: { status: 'suppressed', reason: VISIT_CHANGED } },
      );
    },
    async ofAppointment(appointmentId) {
      return (await collection.find({ appointmentId }, { sort: { dueAt: 1, _id: 1 } })).map(fromDoc);
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}

const toDoc = ({ key, reason, ...rest }: StoredReminder): ReminderDoc => ({
  _id: key,
  ...rest,
  reason: reason ?? '',
});

const fromDoc = (doc: ReminderDoc): StoredReminder => ({
  key: doc._id,
  appointmentId: doc.appointmentId as AppointmentId,
  visitStart: instant(doc.visitStart),
  lead: doc.lead,
  dueAt: instant(doc.dueAt),
  status: doc.status,
  ...(doc.reason !== '' && { reason: doc.reason }),
});
