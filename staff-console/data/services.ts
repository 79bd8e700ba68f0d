import {
  alarm as alarmShape,
  calendar as calendarShape,
  conversation as conversationShape,
  queue as queueShape,
  searchResults,
  type AlarmView,
  type Calendar,
  type ConversationView,
  type Queue,
  type SearchResults,
} from '../../src/contract/console.ts';
import { createAnnouncer, type Announcer } from './announcer.ts';
import { createApi, type Api } from './api.ts';
import { cell, type Readable } from './cell.ts';
import { createCompletions, type Completions } from './completions.ts';
import { createDeskActions, type DeskActions } from './desk-actions.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createIdleWatch, type IdleWatch } from './idle-watch.ts';
import { createKeyboard, type Keyboard } from './keyboard.ts';
import { createLiveLine, type LiveLine } from './live-line.ts';
import { createNotices, type Notices } from './notices.ts';
import { createReplies, type Replies } from './replies.ts';
import { createResource, createShown, type Resource, type Shown } from './resource.ts';
import { createRouter, type Router } from './router.ts';
import { createServerClock } from './server-clock.ts';
import { createSession, type SessionKeeper } from './session.ts';
import { createSound, type Sound } from './sound.ts';
import { joinTabs, type Tabs } from './tabs.ts';

/** Everything behind the pages, made once. */
export interface Services {
  readonly session: SessionKeeper;
  readonly router: Router;
  readonly live: LiveLine;
  readonly idle: IdleWatch;
  readonly sound: Sound;
  readonly tabs: Tabs;
  readonly keyboard: Keyboard;
  readonly notices: Notices;
  readonly announcer: Announcer;
  readonly alarm: Resource<AlarmView>;
  readonly queue: Resource<Queue>;
  readonly conversation: Shown<ConversationView>;
  readonly calendar: Shown<Calendar>;
  readonly actions: DeskActions;
  readonly replies: Replies;
  readonly completions: Completions;
  readonly drafts: Drafts;
  /** The server's time, once a second. */
  readonly now: Readable<number>;
  search(words: string): Promise<SearchResults>;
}

/** The key of a stretch of the calendar. */
export const calendarKey = (from: string, days: number): string => `from=${from}&days=${days}`;

export function createServices(): Services {
  const clock = createServerClock(() => Date.now());
  const now = cell(clock.now());
  setInterval(() => now.set(clock.now()), 1_000);

  const doors = openDoors((date) => clock.hear(date));
  const { api } = doors;
  const queue = createResource(() => api.get('/queue', queueShape));
  const alarm = createResource(() => api.get('/alarm', alarmShape));
  const conversation = createShown((id) =>
    api.get(`/conversations/${encodeURIComponent(id)}`, conversationShape),
  );
  const calendar = createShown((key) => api.get(`/calendar?${key}`, calendarShape));
  const notices = createNotices();
  return {
    ...doors,
    now,
    queue,
    alarm,
    conversation,
    calendar,
    notices,
    router: createRouter(),
    sound: createSound(),
    keyboard: createKeyboard(),
    announcer: createAnnouncer(),
    drafts: createDrafts(),
    actions: createDeskActions({ api, queue, conversation, notices }),
    completions: createCompletions({ api, notices, onTold: () => queue.refresh() }),
    replies: createReplies({
      api,
      now: () => clock.now(),
      onSent: (id, view) => conversation.put(id, view),
      onRefused: () => void conversation.refresh(),
    }),
    live: createLiveLine({
      opened: () => void refreshAll({ queue, alarm, conversation, calendar }, doors.session),
      turnedAway: () => void doors.session.ask(),
      'queue:changed': () => void queue.refresh(),
      'tasks:changed': () => void queue.refresh(),
      'calendar:changed': () => void calendar.refresh(),
      'conversation:changed': ({ conversationId }) => {
        if (conversation.current.get()?.key === conversationId) void conversation.refresh();
      },
      'alarm:changed': (next) => alarm.put(next),
      'session:changed': () => void doors.session.ask(),
    }),
    search: (words) => api.post('/search', { q: words }, searchResults),
  };
}

type Doors = Pick<Services, 'session' | 'idle' | 'tabs'> & { readonly api: Api };

/** Session, idle time and the way to the server know each other. */
function openDoors(onDate: (date: string) => void): Doors {
  const session: SessionKeeper = createSession(
    () => api,
    () => tabs.tell('session'),
  );
  const idle = createIdleWatch({
    idleLockMs: () => {
      const state = session.state.get();
      return state.at === 'open' ? state.me.idleLockMs : undefined;
    },
    onOver: () => session.lock(),
    onLife: () => tabs.tell('life'),
  });
  const tabs = joinTabs((word) => {
    if (word === 'life') idle.noticeLife();
    else void session.ask();
  });
  const api = createApi({
    csrf: () => session.csrf(),
    isActive: () => idle.isActive(),
    onSession: (change) => session.noticed(change),
    onDate,
  });
  return { session, idle, tabs, api };
}

type Reading = Pick<Services, 'queue' | 'alarm' | 'conversation' | 'calendar'>;

/** Behind a locked screen only the alarm is asked for. */
export async function refreshAll(
  { queue, alarm, conversation, calendar }: Reading,
  { state }: Pick<SessionKeeper, 'state'>,
): Promise<void> {
  if (state.get().at === 'locked') await alarm.refresh();
  if (state.get().at !== 'open') return;
  await Promise.all([alarm.refresh(), queue.refresh(), conversation.refresh(), calendar.refresh()]);
}
