import type { Task, TaskStore } from '../../../app/ports/tasks.ts';
import type { AppointmentId, ContactId, PatientId, StaffId, TaskId } from '../../../domain/ids.ts';
import { instant } from '../../../domain/time.ts';
import { compareLevels } from '../../../domain/triage/verdict.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';

interface TaskDoc {
  readonly _id: string;
  readonly key: string;
  readonly kind: Task['kind'];
  readonly level: Task['level'];
  readonly contactId: string;
  readonly patientId: string;
  readonly appointmentId: string;
  readonly openedAt: number;
  readonly doneAt: number;
  readonly doneBy: string;
  readonly result: string;
}

export function openTasks({ mongoose }: StoreContext): Opened<TaskStore> {
  const collection = openCollection<TaskDoc>(mongoose, {
    name: 'tasks',
    fields: {
      key: String,
      kind: String,
      level: String,
      contactId: String,
      patientId: String,
      appointmentId: String,
      openedAt: Number,
      doneAt: Number,
      doneBy: String,
      result: String,
    },
    indexes: [{ on: { key: 1 }, unique: true }, { on: { doneAt: 1, openedAt: 1 } }],
  });
  const store: TaskStore = {
    openOnce: (task) => collection.insertOnce(toDoc(task)),
    async get(id) {
      const doc = await collection.findOne({ _id: id });
      return doc && fromDoc(doc);
    },
    async open() {
      const docs = await collection.find({ doneAt: 0 }, { sort: { openedAt: 1, _id: 1 } });
      return docs.map(fromDoc).sort((a, b) => compareLevels(b.level, a.level));
    },
    complete: (id, by, { at, result }) =>
      collection.updateWhere({ _id: id, doneAt: 0 }, { $set: { doneAt: at, doneBy: by, result } }),
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}

const toDoc = (task: Task): TaskDoc => ({
  _id: task.id,
  key: task.key,
  kind: task.kind,
  level: task.level,
  contactId: task.contactId ?? '',
  patientId: task.patientId ?? '',
  appointmentId: task.appointmentId ?? '',
  openedAt: task.openedAt,
  doneAt: task.doneAt ?? 0,
  doneBy: task.doneBy ?? '',
  result: task.result ?? '',
});

const fromDoc = (doc: TaskDoc): Task => ({
  id: doc._id as TaskId,
  key: doc.key,
  kind: doc.kind,
  level: doc.level,
  openedAt: instant(doc.openedAt),
  ...(doc.contactId !== '' && { contactId: doc.contactId as ContactId }),
  ...(doc.patientId !== '' && { patientId: doc.patientId as PatientId }),
  ...(doc.appointmentId !== '' && { appointmentId: doc.appointmentId as AppointmentId }),
  ...(doc.doneAt > 0 && { doneAt: instant(doc.doneAt) }),
  ...(doc.doneBy !== '' && { doneBy: doc.doneBy as StaffId }),
  ...(doc.result !== '' && { result: doc.result }),
});
