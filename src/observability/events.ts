import type { HouseEvent, Observer } from '../app/ports/observer.ts';
import type { Logger, LogLevel } from './logger.ts';
import type { Metrics } from './metrics.ts';
import { describeError } from './safe-fields.ts';

type Severity = Exclude<LogLevel, 'silent'>;
type EventOf<T extends HouseEvent['type']> = Extract<HouseEvent, { type: T }>;

interface Treatment<E extends HouseEvent> {
  /** `info`: once a case or rarer. `debug`: once a message. `warn`: look at it today. `error`: look at it now. */
  readonly severity: (event: E) => Severity;
  readonly count?: (metrics: Metrics, event: E) => void;
}

const at = (severity: Severity) => () => severity;

/** Every business event: how loudly it is logged and what it adds to. */
const TREATMENTS: { readonly [T in HouseEvent['type']]: Treatment<EventOf<T>> } = {
  started: { severity: at('info') },
  ready: { severity: at('info') },
  stopping: { severity: at('info') },
  'webhook-refused': {
    severity: at('warn'),
    count: (metrics, { reason }) => metrics.webhooksRefused.inc({ reason }),
  },
  'message-received': {
    severity: ({ level }) => (level === 'emergency' ? 'info' : 'debug'),
    count: (metrics, { channel, level, ms }) => {
      metrics.messages.inc({ channel, level });
      metrics.messageStored.observe({ channel }, ms / 1000);
    },
  },
  'message-repeated': {
    severity: at('debug'),
    count: (metrics, { channel }) => metrics.repeated.inc({ channel }),
  },
  'message-recovered': { severity: at('warn'), count: (metrics) => metrics.recovered.inc() },
  'message-refused': {
    severity: at('warn'),
    count: (metrics, { channel, reason }) => metrics.messagesRefused.inc({ channel, reason }),
  },
  decided: { severity: at('debug'), count: (metrics, { on }) => metrics.decisions.inc({ on }) },
  'turn-taken': { severity: at('debug'), count: (metrics, { ms }) => metrics.turns.observe(ms / 1000) },
  'emergency-raised': {
    severity: at('warn'),
    count: (metrics, { path }) => metrics.emergencies.inc({ path }),
  },
  'alarm-climbed': { severity: at('error'), count: (metrics, { rung }) => metrics.climbs.inc({ rung }) },
  'conversation-claimed': {
    severity: at('info'),
    count: (metrics, { staffId }) => metrics.claims.inc({ by: staffId === undefined ? 'phone' : 'staff' }),
  },
  'claim-returned': {
    severity: at('warn'),
    count: (metrics, { level }) => metrics.claimsReturned.inc({ level }),
  },
  'send-moved': {
    severity: ({ status }) => (status === 'failed' || status === 'unclear' ? 'warn' : 'debug'),
    count: (metrics, { purpose, channel, status }) => metrics.sends.inc({ purpose, channel, status }),
  },
  visit: { severity: at('info'), count: (metrics, { outcome }) => metrics.visits.inc({ outcome }) },
  'consent-changed': { severity: at('info'), count: (metrics, { to }) => metrics.consents.inc({ to }) },
  'task-opened': { severity: at('info'), count: (metrics, { kind }) => metrics.tasks.inc({ kind }) },
  'job-done': {
    severity: at('debug'),
    count: (metrics, { class: jobClass, ms }) => metrics.jobs.observe({ class: jobClass }, ms / 1000),
  },
  'job-failed': {
    severity: ({ final }) => (final ? 'error' : 'warn'),
    count: (metrics, { class: jobClass, final }) =>
      metrics.jobsFailed.inc({ class: jobClass, final: String(final) }),
  },
  swept: { severity: at('warn'), count: (metrics, { name, count }) => metrics.swept.inc({ name }, count) },
  'sign-in': {
    severity: ({ outcome }) => (outcome === 'too-many' ? 'warn' : 'info'),
    count: (metrics, { outcome }) => metrics.signIns.inc({ outcome }),
  },
  answered: {
    severity: ({ status }) => (status >= 500 ? 'warn' : 'debug'),
    count: (metrics, { route, status, ms }) => metrics.answers.observe({ route, status }, ms / 1000),
  },
  fault: { severity: at('error'), count: (metrics, { where }) => metrics.faults.inc({ where }) },
};

/** Logs and counts every event of the house. */
export function createObserver(logger: Logger, metrics: Metrics): Observer {
  return {
    note: (event) => {
      try {
        record(event, logger, metrics);
      } catch {
        // A full disk under the log must not keep an emergency from its nurse.
      }
    },
  };
}

function record(event: HouseEvent, logger: Logger, metrics: Metrics): void {
  const { severity, count } = treatmentOf(event);
  const { type, ...fields } = event;
  const cause = 'cause' in fields ? describeError(fields.cause) : {};
  count?.(metrics, event);
  logger.log(severity(event), type, { ...fields, ...cause });
}

/** The table is keyed by type, so what stands under an event's own type is for that event. */
const treatmentOf = <E extends HouseEvent>(event: E): Treatment<E> => TREATMENTS[event.type] as Treatment<E>;
