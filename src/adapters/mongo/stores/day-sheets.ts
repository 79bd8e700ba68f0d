import type { DaySheetStore } from '../../../app/ports/calendar.ts';
import type { ClinicianId } from '../../../domain/ids.ts';
import { emptySheet, type DaySheet } from '../../../domain/scheduling/day-sheet.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { openCollection } from '../collection.ts';
import type { Opened, StoreContext } from '../context.ts';

interface DaySheetDoc {
  readonly _id: string;
  readonly resource: string;
  readonly date: string;
  readonly version: number;
  readonly intervals: DaySheet['intervals'];
}

/** A date has a fixed length, so whatever a clinician is called, two days never share an id. */
const idOf = (resource: ClinicianId, date: LocalDate): string => `${date}:${resource}`;

const fromDoc = (doc: DaySheetDoc): DaySheet => ({
  resource: doc.resource as ClinicianId,
  date: doc.date as LocalDate,
  version: doc.version,
  intervals: doc.intervals,
});

export function openDaySheets({ mongoose }: StoreContext): Opened<DaySheetStore> {
  const collection = openCollection<DaySheetDoc>(mongoose, {
    name: 'day_sheets',
    fields: { resource: String, date: String, version: Number, intervals: [Object] },
    indexes: [],
  });
  const store: DaySheetStore = {
    async read(resource, date) {
      const doc = await collection.findOne({ _id: idOf(resource, date) });
      return doc ? fromDoc(doc) : emptySheet(resource, date);
    },
    async readMany(resources, dates) {
      const wanted = resources.flatMap((resource) => dates.map((date) => ({ resource, date })));
      const ids = wanted.map(({ resource, date }) => idOf(resource, date));
      const found = new Map((await collection.find({ _id: { $in: ids } })).map((doc) => [doc._id, doc]));
      return wanted.map(({ resource, date }) => {
        const doc = found.get(idOf(resource, date));
        return doc ? fromDoc(doc) : emptySheet(resource, date);
      });
    },
    replace({ resource, date, intervals }, expectedVersion) {
      const _id = idOf(resource, date);
      const doc = { _id, resource, date, version: expectedVersion + 1, intervals };
      if (expectedVersion === 0) return collection.insertOnce(doc);
      return collection.replaceWhere({ _id, version: expectedVersion }, doc);
    },
  };
  return { store, ensureIndexes: collection.ensureIndexes };
}
