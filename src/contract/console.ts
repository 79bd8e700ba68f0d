import { z } from 'zod';

/** Header in which the console sends back the session's CSRF token with every change. */
export const CSRF_HEADER = 'x-frontdesk-csrf';

/** Sent as "1" with requests that a person's key or pointer caused lately; only these keep a session from locking. */
export const ACTIVE_HEADER = 'x-frontdesk-active';

export const level = z.enum(['none', 'self_care', 'routine', 'urgent', 'emergency']);
export const role = z.enum(['front-desk', 'nurse', 'administrator']);
export const mode = z.enum(['bot', 'waiting', 'staffed']);
export const carePath = z.enum(['crisis', 'abuse', 'medical']);
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const at = z.number().describe('Milliseconds since the epoch');

/* Signing in */
export const signInRequest = z.object({ email: z.email(), password: z.string().min(1).max(200) });
/** The token of a one-use sign-in link, with the password the person chooses. */
export const acceptLinkRequest = z.object({
  token: z.string().min(16).max(200),
  password: z.string().min(12).max(200),
});
export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  /** `alarm`: the screen is locked; only the alarm may sound. */
  scope: z.enum(['full', 'alarm']),
  csrf: z.string(),
  /** Actions this person may take, for hiding what the server would refuse. */
  may: list(z.string()),
  clinic: z.object({ name: z.string(), zone: z.string(), phone: z.string() }),
  /** Milliseconds without a key or pointer after which the console locks. */
  idleLockMs: z.number(),
});
export type Me = z.infer<typeof me>;

/* Queue */
export const queueItem = z.object({
  conversationId: z.string(),
  mode,
  level,
  path: carePath.optional(),
  /** Patient's name, or number, or "Chat visitor". */
  who: z.string(),
  language: z.enum(['en', 'es']),
  channel: z.enum(['sms', 'chat']),
  /** The patient's last words, shortened. */
  excerpt: z.string(),
  waitingSince: at.optional(),
  /** `byPhone`: an on-call phone claimed it by its code; staff may take it over. */
  claimedBy: z.object({ id: z.string(), name: z.string(), byPhone: z.boolean().optional() }).optional(),
  claimedAt: at.optional(),
  answeredAt: at.optional(),
  /** When this item is overdue, by its service level. */
  dueAt: at.optional(),
  unseenRungs: z.number().describe('Rungs of the on-call ladder already climbed'),
});
export type QueueItem = z.infer<typeof queueItem>;

export const task = z.object({
  id: z.string(),
  kind: z.enum(['call-now', 'reminder-call', 'opt-out-with-visit', 'identity', 'unreachable']),
  level,
  who: z.string(),
  phone: z.string().optional(),
  openedAt: at,
  conversationId: z.string().optional(),
  appointment: z.object({ id: z.string(), start: at, clinician: z.string(), site: z.string() }).optional(),
});
export type TaskView = z.infer<typeof task>;

export const queue = z.object({ items: list(queueItem), tasks: list(task) });
export type Queue = z.infer<typeof queue>;

/** All an alarm-only session may see. */
export const alarm = z.object({
  emergencies: z.number(),
  urgent: z.number(),
  oldestWaitingSince: at.optional(),
});
export type AlarmView = z.infer<typeof alarm>;

/* One conversation */
export const span = z.object({ start: z.number(), end: z.number() });
export const threadEntry = z.object({
  id: z.string(),
  at,
  from: z.enum(['patient', 'assistant', 'staff']),
  channel: z.enum(['sms', 'chat']),
  text: z.string(),
  /** Of a patient's message. */
  level: level.optional(),
  rules: list(z.object({ id: z.string(), level, reason: z.string(), spans: list(span) })).optional(),
  /** Of what was sent: how far it came. */
  delivery: z
    .enum(['waiting', 'handing', 'accepted', 'sent', 'delivered', 'failed', 'suppressed', 'unclear'])
    .optional(),
  deliveryReason: z.string().optional(),
  staffName: z.string().optional(),
});
export type ThreadEntry = z.infer<typeof threadEntry>;

export const visit = z.object({
  id: z.string(),
  start: at,
  end: at,
  patient: z.string(),
  clinicianId: z.string(),
  clinician: z.string(),
  site: z.string(),
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  conversationId: z.string().optional(),
});
export type VisitView = z.infer<typeof visit>;

export const conversation = z.object({
  item: queueItem.omit({ excerpt: true }),
  phone: z.string().optional(),
  thread: list(threadEntry),
  person: z.object({
    patients: list(z.object({ id: z.string(), name: z.string(), birthDate: z.string() })),
    visits: list(visit),
    optedOut: z.boolean(),
    reminders: z.enum(['unasked', 'granted', 'refused']),
    consents: list(
      z.object({
        at,
        scope: z.string(),
        act: z.enum(['granted', 'revoked']),
        channel: z.string(),
        handledBy: z.string(),
      }),
    ),
    findings: list(
      z.object({ concept: z.string(), status: z.string(), subject: z.string(), time: z.string() }),
    ),
  }),
  /** What the console shows is this version; it goes back with every act, so that nobody closes what they have not seen. */
  version: z.number(),
  packReview: z.string().describe('Who reviewed the rules, or "not clinically reviewed"'),
});
export type ConversationView = z.infer<typeof conversation>;

/** Of the conversation as it stood on the screen. */
const version = z.number().int().nonnegative();
const reason = z.string().trim().min(1).max(500);

/** Written on an older version it is sent, and leaves what came since unanswered. */
export const replyRequest = z.object({
  text: z.string().trim().min(1).max(1_600),
  version,
  /** Chosen by the console; sending it again with the same id sends nothing twice. */
  clientId: z.string().min(8).max(64),
});
export const resolveRequest = z.object({ reason, version });
export const handBackRequest = z.object({ version });
export const lowerRequest = z.object({ to: level, reason, version });
export const completeTaskRequest = z.object({ result: z.enum(['reached', 'no-answer', 'not-needed']) });

/* Calendar */
export const calendar = z.object({
  from: z.string().describe('YYYY-MM-DD, first day shown'),
  days: list(
    z.object({
      date: z.string(),
      holiday: z.string().optional(),
      columns: list(
        z.object({
          clinicianId: z.string(),
          clinician: z.string(),
          open: list(z.object({ start: at, end: at, site: z.string() })),
          visits: list(visit),
        }),
      ),
    }),
  ),
});
export type Calendar = z.infer<typeof calendar>;

/** RFC 9457, with our closed `code` and a list of field faults. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().optional(),
  instance: z.string(),
  faults: list(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;

/* Live updates: what changed, by id only. The console reads the rest by REST. */
export interface StaffServerEvents {
  'queue:changed': () => void;
  'conversation:changed': (notice: { readonly conversationId: string }) => void;
  'calendar:changed': () => void;
  'tasks:changed': () => void;
  'alarm:changed': (alarm: AlarmView) => void;
  /** The session ended or was locked elsewhere: ask who we are again. */
  'session:changed': () => void;
}
export type StaffClientEvents = Record<string, never>;

/** The socket.io namespace of the console; the session cookie opens it. */
export const STAFF_NAMESPACE = '/staff';

/**
 * Staff REST, all under /api. Every change needs the CSRF header.
 *
 * POST   /session                            signInRequest → me
 * POST   /session/link                       acceptLinkRequest → me
 * GET    /session                            → me
 * POST   /session/lock                       → 204, scope becomes alarm
 * POST   /session/unlock                     { password } → me
 * DELETE /session                            → 204
 * GET    /alarm                              → alarm (alarm-only sessions too)
 * GET    /queue                              → queue
 * GET    /conversations/:id                  → conversation
 * POST   /conversations/:id/claim            → conversation | 409 already-claimed
 * POST   /conversations/:id/release          → conversation
 * POST   /conversations/:id/replies          replyRequest → conversation | 409 texts-on-their-way
 * POST   /conversations/:id/resolve          resolveRequest → 204 | 409 changed-meanwhile
 * POST   /conversations/:id/hand-back        handBackRequest → 204 | 409 changed-meanwhile
 * POST   /conversations/:id/level            lowerRequest → conversation | 409 changed-meanwhile
 * GET    /calendar?from=YYYY-MM-DD&days=N    → calendar
 * POST   /search                             searchRequest → { items: [{ conversationId, who, level, mode }] }
 * POST   /tasks/:id/complete                 completeTaskRequest → 204
 */
export const unlockRequest = z.object({ password: z.string().min(1).max(200) });
/** Whole words of a name, or a number; in the body, because addresses are kept in logs on the way. */
export const searchRequest = z.object({ q: z.string().trim().min(2).max(80) });
export const searchResults = z.object({
  items: list(z.object({ conversationId: z.string(), who: z.string(), level, mode })),
});
export type SearchResults = z.infer<typeof searchResults>;
