import type { AlarmView } from '../../src/contract/console.ts';
import { emergencyWords, isRinging, titleFor } from '../logic/alarm.ts';
import type { Route } from '../logic/routes.ts';
import alarmIcon from '../icons/alarm.svg';
import quietIcon from '../icons/quiet.svg';
import type { Loaded } from './resource.ts';
import { refreshAll, type Services } from './services.ts';
import type { Session } from './session.ts';

const LOOK_EVERY_MS = 15_000;

/** Everything that happens because something else did. */
export function followEvents(services: Services): void {
  followSession(services);
  followAlarm(services);
  followTime(services);
}

/** A session that opens reads everything; one that locks or ends forgets everything. */
function followSession(services: Services): void {
  const { session, live, alarm, tabs } = services;
  let before = phaseOf(session.state.get());
  session.state.subscribe(() => {
    const state = session.state.get();
    const phase = phaseOf(state);
    if (phase === before) return;
    before = phase;
    forgetPatients(services);
    if (state.at === 'open' || state.at === 'locked') live.open();
    else {
      alarm.forget();
      live.close();
    }
    tabs.tell('session');
    void refreshAll(services, session);
  });
}

/** Another person in the same browser is another session, even without a sign-out in between. */
const phaseOf = (state: Session): string => ('me' in state ? `${state.at} ${state.me.id}` : state.at);

/** What was ticked off is told first; drafts and replies not sent go too, for they speak of patients. */
function forgetPatients({ completions, queue, conversation, calendar, ...others }: Services): void {
  completions.flush();
  queue.forget();
  conversation.show(undefined);
  calendar.show(undefined);
  others.drafts.clear();
  others.replies.clear();
  others.notices.clear();
  others.announcer.clear();
}

/** Sound, title and icon of the window, and a word to those who do not see it. */
function followAlarm({ alarm, session, sound, router, announcer }: Services): void {
  let announced = 0;
  const follow = (): void => {
    const { at } = session.state.get();
    const reading = alarm.state.get();
    const heard = at === 'open' || at === 'locked' ? reading : undefined;
    const view = heard?.status === 'ready' ? heard.data : undefined;
    sound.ring(isRinging(view));
    document.title = titleFor(view, placeOf(session.state.get(), router.route.get()));
    document.querySelector('link[rel=icon]')?.setAttribute('href', isRinging(view) ? alarmIcon : quietIcon);
    const count = view?.emergencies ?? 0;
    if (count > announced) announcer.cry(`Emergency. ${emergencyWords(count)} waiting.`);
    announced = count;
  };
  for (const source of [alarm.state, session.state, router.route]) source.subscribe(follow);
  follow();
}

const PAGES: Readonly<Record<Route['page'], string>> = {
  queue: 'Queue',
  calendar: 'Calendar',
  calls: 'Calls',
  join: 'Welcome',
};

function placeOf(session: Session, route: Route): { readonly page: string; readonly clinic?: string } {
  switch (session.at) {
    case 'open':
      return { page: PAGES[route.page], clinic: session.me.clinic.name };
    case 'locked':
      return { page: 'Locked', clinic: session.me.clinic.name };
    case 'starting':
    case 'unreachable':
      return { page: '' };
    case 'signed-out':
      return { page: route.page === 'join' ? PAGES.join : 'Sign in' };
  }
}

const countsOf = (reading: Loaded<AlarmView>): string | undefined =>
  reading.status === 'ready' ? `${reading.data.emergencies} ${reading.data.urgent}` : undefined;

/**
 * Asks for the alarm by the other way too: a line may be dead long before anybody notices. Done by someone who is
 * there, it also keeps the session of a person who reads without clicking.
 */
function followTime(services: Services): void {
  const { session, live, alarm } = services;
  let looked = 0;
  const look = async (): Promise<void> => {
    if (live.line.get().kind !== 'live') {
      await refreshAll(services, session);
      return;
    }
    const before = countsOf(alarm.state.get());
    await alarm.refresh();
    const reading = alarm.state.get();
    if (countsOf(reading) !== before) await refreshAll(services, session);
    if (reading.status === 'ready' && reading.fault?.kind === 'unreachable') live.open();
  };
  setInterval(() => {
    const state = session.state.get();
    const every = state.at === 'open' ? Math.min(LOOK_EVERY_MS, state.me.idleLockMs / 4) : LOOK_EVERY_MS;
    if (Date.now() - looked < every) return;
    looked = Date.now();
    if (state.at === 'unreachable') void session.ask();
    else if (state.at === 'open' || state.at === 'locked') void look();
  }, 1_000);
}
