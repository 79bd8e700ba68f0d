import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { VisitView } from '../../../src/contract/console.ts';
import { longDay, shortDay } from '../../logic/calendar-days.ts';
import { openWords, shown, type CalendarDay, type Column } from '../../logic/calendar-layout.ts';
import { timeWords } from '../../logic/clock.ts';
import { useMe } from '../shared/context.ts';

interface Props {
  readonly days: readonly CalendarDay[];
  readonly today: string;
  readonly onDay: (day: string) => void;
  readonly onVisit: (visit: VisitView) => void;
}

/** A column a day, in each the clinicians in the same order; on a narrow screen the days follow each other. */
export function WeekList({ days, today, onDay, onVisit }: Props): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('.week-today')?.scrollIntoView({ block: 'start' }), []);
  const rows = Math.max(1, ...days.map(({ columns }) => columns.length));
  return (
    <div
      ref={place}
      class="week"
      style={{ '--rows': String(1 + rows) }}
      tabIndex={0}
      role="region"
      aria-label="Visits of the week"
    >
      {days.map((day) => (
        <section
          key={day.date}
          class={`week-day ${day.date === today ? 'week-today' : ''}`}
          aria-label={longDay(day.date)}
        >
          <button
            type="button"
            class="week-head"
            title={`Show ${longDay(day.date)}`}
            onClick={() => onDay(day.date)}
          >
            <span>{shortDay(day.date)}</span>
            {day.date === today && <span class="week-now">today</span>}
          </button>
          {day.holiday === undefined ? (
            day.columns.map((column) => <Cell key={column.clinicianId} column={column} onVisit={onVisit} />)
          ) : (
            <p class="holiday">Closed: {day.holiday}</p>
          )}
        </section>
      ))}
    </div>
  );
}

function Cell({ column, onVisit }: { readonly column: Column } & Pick<Props, 'onVisit'>): JSX.Element {
  const { clinic } = useMe();
  const visits = shown(column.visits);
  const open = openWords(column.open, clinic.zone);
  const idle = open.length === 0 && visits.length === 0;
  return (
    <div class={`week-cell ${idle ? 'week-idle' : ''}`}>
      <p class="week-name">{column.clinician}</p>
      <p class="quiet week-open">{open.length === 0 ? 'not working' : open.join(' · ')}</p>
      <ul class="week-visits">
        {visits.map((visit) => (
          <li key={visit.id}>
            <button
              type="button"
              class={`visit visit-${visit.status}`}
              data-row={visit.id}
              title={`${visit.type}, ${visit.site}`}
              onClick={() => onVisit(visit)}
            >
              <span class="visit-time">{timeWords(visit.start, clinic.zone)}</span>{' '}
              <span class="visit-who">{visit.patient}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
