import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VisitView } from '../../../src/contract/console.ts';
import {
  hourWords,
  hoursOf,
  rangeOf,
  shown,
  SLOT_MINUTES,
  SLOTS_AN_HOUR,
  type CalendarDay,
  type Range,
} from '../../logic/calendar-layout.ts';
import { plural } from '../../logic/clock.ts';
import { minuteOfDay } from '../../logic/calendar-days.ts';
import { useCell, useMe, useServices } from '../shared/context.ts';
import { DayColumn } from './day-column.tsx';

interface Props {
  readonly day: CalendarDay;
  readonly isToday: boolean;
  readonly onVisit: (visit: VisitView) => void;
}

/** One day, a column a clinician; on a narrow screen one clinician at a time. */
export function DayGrid({ day, isToday, onVisit }: Props): JSX.Element {
  const { clinic } = useMe();
  const first = day.columns.find(({ open }) => open.length > 0) ?? day.columns[0];
  const [chosen, setChosen] = useState(first?.clinicianId);
  const range = rangeOf(day.columns, clinic.zone);
  return (
    <>
      {day.holiday !== undefined && <p class="holiday">Closed: {day.holiday}</p>}
      <div class="clinician-choice">
        <select
          class="field-input"
          aria-label="Clinician"
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {day.columns.map(({ clinicianId, clinician, visits }) => (
            <option key={clinicianId} value={clinicianId}>
              {clinician} ({plural(shown(visits).length, 'visit')})
            </option>
          ))}
        </select>
      </div>
      <div class="day-grid" tabIndex={0} role="region" aria-label="Visits of the day">
        <Hours range={range} />
        {day.columns.map((column) => (
          <DayColumn
            key={column.clinicianId}
            column={column}
            range={range}
            chosen={column.clinicianId === chosen}
            onVisit={onVisit}
          />
        ))}
        {isToday && <NowLine range={range} />}
      </div>
    </>
  );
}

/** Style of a column's rows: one a slot. */
export const rowsStyle = ({ from, to }: Range): { readonly gridTemplateRows: string } => ({
  gridTemplateRows: `repeat(${(to - from) / SLOT_MINUTES}, var(--slot))`,
});

function Hours({ range }: { readonly range: Range }): JSX.Element {
  return (
    <div class="hours" aria-hidden="true">
      <div class="column-head" />
      <div class="hours-rows" style={rowsStyle(range)}>
        {hoursOf(range).map((hour, index) => (
          <span
            key={hour}
            class="hour"
            style={{ gridRow: `${index * SLOTS_AN_HOUR + 1} / span ${SLOTS_AN_HOUR}` }}
          >
            {hourWords(hour)}
          </span>
        ))}
      </div>
    </div>
  );
}

function NowLine({ range }: { readonly range: Range }): JSX.Element | null {
  const { now } = useServices();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => line.current?.scrollIntoView({ block: 'center' }), []);
  const { clinic } = useMe();
  const minute = useCell(now, (at) => minuteOfDay(at, clinic.zone));
  if (minute < range.from || minute > range.to) return null;
  return (
    <div
      ref={line}
      class="now-line"
      style={{ '--slots': String((minute - range.from) / SLOT_MINUTES) }}
      aria-hidden="true"
    />
  );
}
