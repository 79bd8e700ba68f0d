import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Calendar, VisitView } from '../../../src/contract/console.ts';
import { calendarKey } from '../../data/services.ts';
import { dayAt, longDay, mondayOf, plusDays, weekWords } from '../../logic/calendar-days.ts';
import type { Route } from '../../logic/routes.ts';
import { useRowKeys } from '../queue/use-row-keys.ts';
import { useCell, useCommand, useMe, useServices } from '../shared/context.ts';
import { Empty, Stateful } from '../shared/states.tsx';
import { CalendarTools } from './calendar-tools.tsx';
import { DayGrid } from './day-grid.tsx';
import { VisitDialog } from './visit-dialog.tsx';
import { WeekList } from './week-list.tsx';

type CalendarRoute = Extract<Route, { readonly page: 'calendar' }>;

/** Who sees whom, when and where. */
export function CalendarPage({ route }: { readonly route: CalendarRoute }): JSX.Element {
  const { router } = useServices();
  const { clinic } = useMe();
  const { now } = useServices();
  const today = useCell(now, (at) => dayAt(at, clinic.zone));
  const day = route.day ?? today;
  const week = route.view === 'week';
  const from = week ? mondayOf(day) : day;
  const go = (next: string, view: 'day' | 'week' = route.view): void =>
    router.go({ page: 'calendar', view, ...(next !== today && { day: next }) });
  const step = (direction: 1 | -1) => () => go(plusDays(day, direction * (week ? 7 : 1)));
  useCommand('today', () => go(today));
  useCommand('earlier', step(-1));
  useCommand('later', step(1));
  useCommand('day-view', () => go(day, 'day'));
  useCommand('week-view', () => go(day, 'week'));
  return (
    <main class="page calendar" aria-labelledby="calendar-title">
      <CalendarTools
        title={week ? weekWords(from) : longDay(day)}
        view={route.view}
        isToday={day === today}
        onToday={() => go(today)}
        onStep={(direction) => step(direction)()}
        onView={(view) => go(day, view)}
      />
      <CalendarBody from={from} days={week ? 7 : 1} today={today} onDay={(chosen) => go(chosen, 'day')} />
    </main>
  );
}

interface BodyProps {
  readonly from: string;
  readonly days: 1 | 7;
  readonly today: string;
  readonly onDay: (day: string) => void;
}

function CalendarBody({ from, days, today, onDay }: BodyProps): JSX.Element {
  const { calendar } = useServices();
  const key = calendarKey(from, days);
  useLayoutEffect(() => calendar.show(key), [key]);
  useEffect(() => () => calendar.show(undefined), []);
  const shown = useCell(calendar.current);
  if (shown?.key !== key) return <div class="calendar-body" />;
  return <Shown key={key} resource={shown.resource} today={today} onDay={onDay} />;
}

interface ShownProps extends Pick<BodyProps, 'today' | 'onDay'> {
  readonly resource: NonNullable<
    ReturnType<ReturnType<typeof useServices>['calendar']['current']['get']>
  >['resource'];
}

function Shown({ resource, today, onDay }: ShownProps): JSX.Element {
  const loaded = useCell(resource.state);
  const [visit, setVisit] = useState<VisitView>();
  const place = useRef<HTMLDivElement>(null);
  useRowKeys(place, undefined);
  return (
    <div class="calendar-body" ref={place}>
      <Stateful loaded={loaded} what="the calendar" onRetry={() => void resource.refresh()}>
        {(data) => <Days data={data} today={today} onDay={onDay} onVisit={setVisit} />}
      </Stateful>
      {visit && <VisitDialog visit={visit} onClose={() => setVisit(undefined)} />}
    </div>
  );
}

interface DaysProps extends Pick<BodyProps, 'today' | 'onDay'> {
  readonly data: Calendar;
  readonly onVisit: (visit: VisitView) => void;
}

function Days({ data, today, onDay, onVisit }: DaysProps): JSX.Element {
  const [day] = data.days;
  if (!day) return <Empty title="Nothing to show" text="The clinic has no days here." />;
  if (data.days.length > 1) {
    return <WeekList days={data.days} today={today} onDay={onDay} onVisit={onVisit} />;
  }
  return <DayGrid day={day} isToday={day.date === today} onVisit={onVisit} />;
}
