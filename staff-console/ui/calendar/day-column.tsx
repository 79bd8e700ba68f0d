import type { JSX } from 'preact';
import type { VisitView } from '../../../src/contract/console.ts';
import {
  hoursOf,
  lanesOf,
  openWords,
  rowsOf,
  SLOTS_AN_HOUR,
  type Column,
  type Laid,
  type Range,
  type Rows,
} from '../../logic/calendar-layout.ts';
import { timeWords } from '../../logic/clock.ts';
import { VISIT_STATUS } from '../../logic/words.ts';
import { useMe } from '../shared/context.ts';
import { rowsStyle } from './day-grid.tsx';

interface Props {
  readonly column: Column;
  readonly range: Range;
  readonly chosen: boolean;
  readonly onVisit: (visit: VisitView) => void;
}

/** What is open is paper, what is closed (before, after, lunch) is shaded, what is booked lies on it. */
export function DayColumn({ column, range, chosen, onVisit }: Props): JSX.Element {
  const { clinic } = useMe();
  const { clinician, open, visits } = column;
  const words = openWords(open, clinic.zone);
  return (
    <section class={`column ${chosen ? 'column-chosen' : ''}`} aria-label={clinician}>
      <div class="column-head">
        <h3 class="column-name">{clinician}</h3>
        <p class="quiet">{words.length === 0 ? 'not working' : words.join(' · ')}</p>
      </div>
      <div class="column-rows" style={rowsStyle(range)}>
        {open.map((stretch) => (
          <div
            key={stretch.start}
            class="open-stretch"
            style={placed(rowsOf(stretch, range, clinic.zone))}
            aria-hidden="true"
          />
        ))}
        {hoursOf(range).map((hour, index) => (
          <div
            key={hour}
            class="hour-line"
            style={{ gridRow: `${index * SLOTS_AN_HOUR + 1} / span 1` }}
            aria-hidden="true"
          />
        ))}
        {lanesOf(visits).map((laid) => (
          <VisitBlock key={laid.visit.id} laid={laid} range={range} onVisit={onVisit} />
        ))}
      </div>
    </section>
  );
}

const placed = ({ first, last }: Rows): { readonly gridRow: string } => ({ gridRow: `${first} / ${last}` });

interface BlockProps extends Pick<Props, 'range' | 'onVisit'> {
  readonly laid: Laid;
}

function VisitBlock({ laid, range, onVisit }: BlockProps): JSX.Element {
  const { clinic } = useMe();
  const { visit, lane, lanes } = laid;
  const time = timeWords(visit.start, clinic.zone);
  return (
    <button
      type="button"
      class={`visit visit-${visit.status}`}
      data-row={visit.id}
      style={{
        ...placed(rowsOf(visit, range, clinic.zone)),
        marginLeft: `${(lane / lanes) * 100}%`,
        width: `${100 / lanes}%`,
      }}
      title={`${time} ${visit.patient}, ${visit.type}, ${visit.site}, ${VISIT_STATUS[visit.status] ?? visit.status}`}
      onClick={() => onVisit(visit)}
    >
      <span class="visit-time">{time}</span> <span class="visit-who">{visit.patient}</span>{' '}
      <span class="visit-type">{visit.type}</span>
    </button>
  );
}
