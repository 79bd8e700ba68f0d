import { Router } from 'express';
import { z } from 'zod';
import { claim } from '../../../app/desk/claim.ts';
import { completeTask } from '../../../app/desk/complete-task.ts';
import { handBack } from '../../../app/desk/hand-back.ts';
import { lowerLevel } from '../../../app/desk/lower-level.ts';
import { release } from '../../../app/desk/release.ts';
import { reply } from '../../../app/desk/reply.ts';
import { resolve } from '../../../app/desk/resolve.ts';
import { createLooks } from '../../../app/views/note-look.ts';
import { readCalendar } from '../../../app/views/read-calendar.ts';
import { readConversation } from '../../../app/views/read-conversation.ts';
import { readAlarm, readQueue } from '../../../app/views/read-queue.ts';
import { searchPeople } from '../../../app/views/search-people.ts';
import {
  completeTaskRequest,
  handBackRequest,
  lowerRequest,
  replyRequest,
  resolveRequest,
  searchRequest,
  type Calendar,
  type ConversationView,
  type SearchResults,
} from '../../../contract/console.ts';
import type { ConversationId, TaskId } from '../../../domain/ids.ts';
import { localDate, type LocalDate } from '../../../domain/time.ts';
import { actorOf } from '../../middleware/staff-session.ts';
import { staffRoute, type Call } from '../../route.ts';
import type { WebParts } from '../../web-parts.ts';
import { presentConversation, presentQueue } from './present.ts';

/** What staff look at. */
export function readingRoutes(parts: WebParts): Router {
  const { house } = parts;
  const noteLook = createLooks(house);
  const router = Router();
  staffRoute(router, parts, {
    method: 'get',
    path: '/alarm',
    permission: 'see-alarm',
    handler: () => readAlarm(house),
  });
  staffRoute(router, parts, {
    method: 'get',
    path: '/queue',
    permission: 'read-queue',
    async handler({ visitor }) {
      await noteLook({ by: visitor.member.id, action: 'queue.read', subject: 'queue' });
      return presentQueue(await readQueue(house));
    },
  });
  staffRoute(router, parts, {
    method: 'get',
    path: '/conversations/:id',
    permission: 'read-conversation',
    handler: (call) => shownConversation(parts, call),
  });
  staffRoute(router, parts, {
    method: 'get',
    path: '/calendar',
    permission: 'read-calendar',
    query: calendarQuery,
    async handler({ visitor, query: { from, days } }): Promise<Calendar> {
      await noteLook({ by: visitor.member.id, action: 'calendar.read', subject: `${from}+${days}` });
      return { from, days: await readCalendar(house, from, days) };
    },
  });
  staffRoute(router, parts, {
    // Names and numbers stay out of addresses, which proxies and browsers keep.
    method: 'post',
    path: '/search',
    permission: 'read-conversation',
    body: searchRequest,
    async handler({ visitor, body }): Promise<SearchResults> {
      const found = await searchPeople(house, visitor.member.id, body.q);
      return {
        items: found.map(({ header: { id, level, mode }, who }) => ({
          conversationId: id,
          who,
          level,
          mode,
        })),
      };
    },
  });
  return router;
}

const calendarQuery = z.object({
  from: z.string().transform((text, context): LocalDate => {
    const date = localDate(text);
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'is not a day, written YYYY-MM-DD' });
    return z.NEVER;
  }),
  days: z.coerce.number().int().min(1).max(14).default(5),
});

/** What staff do. */
export function actingRoutes(parts: WebParts): Router {
  const { house } = parts;
  const router = Router();
  staffRoute(router, parts, {
    method: 'post',
    path: '/conversations/:id/claim',
    permission: 'claim',
    async handler(call) {
      await claim(house, actorOf(call.visitor), conversationId(call));
      return shownConversation(parts, call);
    },
  });
  staffRoute(router, parts, {
    method: 'post',
    path: '/conversations/:id/release',
    permission: 'release',
    async handler(call) {
      await release(house, actorOf(call.visitor), conversationId(call));
      return shownConversation(parts, call);
    },
  });
  staffRoute(router, parts, {
    method: 'post',
    path: '/conversations/:id/replies',
    permission: 'reply',
    body: replyRequest,
    async handler(call) {
      await reply(house, actorOf(call.visitor), seenConversation(call));
      return shownConversation(parts, call);
    },
  });
  closingRoutes(router, parts);
  staffRoute(router, parts, {
    method: 'post',
    path: '/tasks/:id/complete',
    permission: 'complete-task',
    body: completeTaskRequest,
    async handler({ visitor, params, body }) {
      const taskId = params['id'] as TaskId;
      await completeTask(house, visitor.member.id, { taskId, result: body.result });
      return undefined;
    },
  });
  return router;
}

function closingRoutes(router: Router, parts: WebParts): void {
  const { house } = parts;
  staffRoute(router, parts, {
    method: 'post',
    path: '/conversations/:id/resolve',
    permission: 'resolve',
    body: resolveRequest,
    async handler(call) {
      await resolve(house, actorOf(call.visitor), seenConversation(call));
      return undefined;
    },
  });
  staffRoute(router, parts, {
    method: 'post',
    path: '/conversations/:id/hand-back',
    permission: 'hand-back',
    body: handBackRequest,
    async handler(call) {
      await handBack(house, actorOf(call.visitor), seenConversation(call));
      return undefined;
    },
  });
  staffRoute(router, parts, {
    method: 'post',
    path: '/conversations/:id/level',
    permission: 'lower-level',
    body: lowerRequest,
    async handler(call) {
      await lowerLevel(house, actorOf(call.visitor), seenConversation(call));
      return shownConversation(parts, call);
    },
  });
}

const conversationId = ({ params }: Pick<Call<unknown, unknown>, 'params'>): ConversationId =>
  params['id'] as ConversationId;

/** What a request says about a conversation that somebody was looking at. */
function seenConversation<Body extends { readonly version: number }>({
  params,
  body: { version: seen, ...said },
}: Pick<Call<Body, unknown>, 'params' | 'body'>) {
  return { conversationId: conversationId({ params }), seen, ...said };
}

async function shownConversation(
  { house }: Pick<WebParts, 'house'>,
  call: Pick<Call<unknown, unknown>, 'params' | 'visitor'>,
): Promise<ConversationView> {
  const view = await readConversation(house, call.visitor.member.id, conversationId(call));
  return presentConversation(view, house.pack.review);
}
