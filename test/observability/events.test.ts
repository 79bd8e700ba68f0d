import { describe, expect, it } from 'vitest';
import type { HouseEvent, Observer } from '../../src/app/ports/observer.ts';
import type { ContactId, ConversationId, MessageId, SendId, StaffId, TaskId } from '../../src/domain/ids.ts';
import { createObserver } from '../../src/observability/events.ts';
import type { LogLevel } from '../../src/observability/logger.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { createMetrics } from '../../src/observability/metrics.ts';

const SECRET = 'crushing chest pain, call +13125550123';
const conversationId = 'conversation-a' as ConversationId;
const cause = new Error(SECRET);

/** One of each, and the number it must move; nothing where it is only logged. */
const SAMPLES: { readonly [T in HouseEvent['type']]: readonly [Extract<HouseEvent, { type: T }>, string?] } =
  {
    started: [{ type: 'started', port: 3000 }],
    ready: [{ type: 'ready', ms: 800 }],
    stopping: [{ type: 'stopping', signal: 'SIGTERM' }],
    'webhook-refused': [
      { type: 'webhook-refused', reason: 'forged' },
      'frontdesk_webhooks_refused_total{reason="forged"} 1',
    ],
    'message-received': [
      { type: 'message-received', messageId: 'm-a' as MessageId, channel: 'sms', level: 'urgent', ms: 3 },
      'frontdesk_messages_received_total{channel="sms",level="urgent"} 1',
    ],
    'message-repeated': [
      { type: 'message-repeated', channel: 'chat' },
      'frontdesk_messages_repeated_total{channel="chat"} 1',
    ],
    'message-recovered': [
      { type: 'message-recovered', messageId: 'm-a' as MessageId },
      'frontdesk_messages_recovered_total 1',
    ],
    'message-refused': [
      { type: 'message-refused', channel: 'chat', reason: 'too-big' },
      'frontdesk_messages_refused_total{channel="chat",reason="too-big"} 1',
    ],
    decided: [
      { type: 'decided', conversationId, version: 3, on: 'message', effects: 2 },
      'frontdesk_decisions_total{on="message"} 1',
    ],
    'turn-taken': [
      { type: 'turn-taken', conversationId, messages: 2, ms: 40 },
      'frontdesk_turn_seconds_count 1',
    ],
    'emergency-raised': [
      { type: 'emergency-raised', conversationId, path: 'crisis' },
      'frontdesk_emergencies_total{path="crisis"} 1',
    ],
    'alarm-climbed': [
      { type: 'alarm-climbed', conversationId, rung: 2 },
      'frontdesk_alarm_climbs_total{rung="2"} 1',
    ],
    'conversation-claimed': [
      { type: 'conversation-claimed', conversationId, staffId: 's-a' as StaffId },
      'frontdesk_claims_total{by="staff"} 1',
    ],
    'claim-returned': [
      { type: 'claim-returned', conversationId, level: 'urgent' },
      'frontdesk_claims_returned_total{level="urgent"} 1',
    ],
    'send-moved': [
      {
        type: 'send-moved',
        sendId: 'send-a' as SendId,
        purpose: 'safety',
        channel: 'sms',
        status: 'failed',
        reason: '30003',
      },
      'frontdesk_sends_total{purpose="safety",channel="sms",status="failed"} 1',
    ],
    visit: [{ type: 'visit', outcome: 'booked' }, 'frontdesk_visits_total{outcome="booked"} 1'],
    'consent-changed': [
      { type: 'consent-changed', contactId: 'contact-a' as ContactId, to: 'out' },
      'frontdesk_consent_changes_total{to="out"} 1',
    ],
    'task-opened': [
      { type: 'task-opened', taskId: 'task-a' as TaskId, kind: 'call-now' },
      'frontdesk_tasks_opened_total{kind="call-now"} 1',
    ],
    'job-done': [{ type: 'job-done', class: 'turn', ms: 5 }, 'frontdesk_job_seconds_count{class="turn"} 1'],
    'job-failed': [
      { type: 'job-failed', class: 'booking', name: 'book', attempt: 5, final: true, cause },
      'frontdesk_jobs_failed_total{class="booking",final="true"} 1',
    ],
    swept: [{ type: 'swept', name: 'neglected', count: 4 }, 'frontdesk_swept_total{name="neglected"} 4'],
    'sign-in': [{ type: 'sign-in', outcome: 'refused' }, 'frontdesk_sign_ins_total{outcome="refused"} 1'],
    answered: [
      { type: 'answered', route: '/healthz', status: 200, ms: 1 },
      'frontdesk_http_seconds_count{route="/healthz",status="200"} 1',
    ],
    fault: [
      { type: 'fault', where: 'deliver', errorId: 'e-a', cause },
      'frontdesk_faults_total{where="deliver"} 1',
    ],
  };

const EVENTS = Object.entries(SAMPLES);

function house(level: LogLevel = 'trace') {
  const lines: string[] = [];
  const metrics = createMetrics({ process: false });
  const logger = createLogger({ level, destination: { write: (line) => void lines.push(line) } });
  return { observer: createObserver(logger, metrics) as Observer, metrics, lines };
}

describe('an event of the house', () => {
  it.each(EVENTS)('%s is one line of JSON with its name and its fields', (type, [event]) => {
    const { observer, lines } = house();
    observer.note(event);
    expect(lines).toHaveLength(1);
    const { type: _type, ...fields } = event;
    const told = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'cause'));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: type, ...told });
  });

  it.each(EVENTS.filter(([, [, number]]) => number !== undefined))('%s is counted', async (_type, sample) => {
    const { observer, metrics } = house();
    expect(await metrics.text()).not.toContain(sample[1]);
    observer.note(sample[0]);
    expect((await metrics.text()).split('\n')).toContain(sample[1]);
  });

  it.each(EVENTS)('%s tells nothing a patient said', async (_type, [event]) => {
    const { observer, metrics, lines } = house();
    observer.note({ ...event, text: SECRET, reason: SECRET, cause } as unknown as HouseEvent);
    expect(lines.join()).not.toMatch(/chest|3125550123/);
    if (event.type !== 'webhook-refused' && event.type !== 'message-refused') {
      expect(await metrics.text()).not.toMatch(/chest|3125550123/);
    }
  });

  it('is as loud as it is grave', () => {
    const { observer, lines } = house('error');
    observer.note(SAMPLES['job-done'][0]);
    observer.note({ ...SAMPLES['job-failed'][0], final: false });
    expect(lines).toEqual([]);
    observer.note(SAMPLES['job-failed'][0]);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', error: 'Error' });
  });

  it('harms nobody when it cannot be written', () => {
    const full = () => {
      throw new Error('ENOSPC');
    };
    const logger = createLogger({ level: 'info', destination: { write: full } });
    const observer = createObserver(logger, createMetrics({ process: false }));
    expect(() => observer.note(SAMPLES.started[0])).not.toThrow();
  });
});

describe('the numbers', () => {
  it('include those read when asked', async () => {
    const metrics = createMetrics({ process: false });
    let waiting = 3;
    metrics.watch({
      jobs: () =>
        Promise.resolve({ emergency: 0, staff: 0, turn: waiting, booking: 0, reminder: 0, upkeep: 0 }),
      queue: () => Promise.resolve({ none: 0, self_care: 0, routine: 1, urgent: 0, emergency: 2 }),
    });
    expect(await metrics.text()).toContain('frontdesk_jobs_waiting{class="turn"} 3');
    waiting = 1;
    expect(await metrics.text()).toContain('frontdesk_jobs_waiting{class="turn"} 1');
    expect(await metrics.text()).toContain('frontdesk_queue{level="emergency"} 2');
  });

  it('know the process they run in', async () => {
    expect(await createMetrics().text()).toContain('process_resident_memory_bytes');
  });
});
