import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { JobClass } from '../app/ports/jobs.ts';
import type { Level } from '../domain/triage/verdict.ts';

/** Numbers read at the moment they are asked for. */
export interface Readings {
  /** Jobs that wait, by class. */
  jobs(): Promise<Readonly<Record<JobClass, number>>>;
  /** Conversations that wait for or are with staff, by level. */
  queue(): Promise<Readonly<Record<Level, number>>>;
}

/**
 * Every number the house counts. Labels come from small closed sets: never an id, a number, a clinic's own word or
 * anything a patient wrote.
 */
export function createMetrics(options: { readonly process?: boolean } = {}) {
  const registry = new Registry();
  if (options.process ?? true) collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Counter({ name: `frontdesk_${name}_total`, help, labelNames, registers: [registry] });
  const seconds = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Histogram({
      name: `frontdesk_${name}_seconds`,
      help,
      labelNames,
      buckets: [0.005, 0.02, 0.1, 0.5, 1, 2, 5, 15],
      registers: [registry],
    });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    /** Adds the numbers that are read rather than counted. */
    watch: (readings: Readings) => watch(registry, readings),
    messages: counter('messages_received', 'Messages stored, by channel and level', ['channel', 'level']),
    messageStored: seconds('message_stored', 'From a request to its stored message', ['channel']),
    repeated: counter('messages_repeated', 'Messages that came again', ['channel']),
    recovered: counter('messages_recovered', "Messages fetched from the carrier's list"),
    messagesRefused: counter('messages_refused', 'Messages beyond a limit', ['channel', 'reason']),
    webhooksRefused: counter('webhooks_refused', 'Webhooks that were not believed or not understood', [
      'reason',
    ]),
    decisions: counter('decisions', 'Decisions saved, by the event that was decided', ['on']),
    turns: seconds('turn', 'Time a turn took'),
    emergencies: counter('emergencies', 'Emergencies raised, by path', ['path']),
    climbs: counter('alarm_climbs', 'Rungs an unclaimed emergency reached', ['rung']),
    claims: counter('claims', 'Conversations claimed, by staff or by an on-call phone', ['by']),
    claimsReturned: counter('claims_returned', 'Claims not answered in time', ['level']),
    sends: counter('sends', 'Sends by purpose, channel and how far they got', [
      'purpose',
      'channel',
      'status',
    ]),
    visits: counter('visits', 'What became of visits', ['outcome']),
    consents: counter('consent_changes', 'Opt-outs and opt-ins', ['to']),
    tasks: counter('tasks_opened', 'Work opened for a person', ['kind']),
    jobs: seconds('job', 'Time a job took', ['class']),
    jobsFailed: counter('jobs_failed', 'Attempts that failed', ['class', 'final']),
    swept: counter('swept', 'Work a sweep found that no doorbell had rung for', ['name']),
    signIns: counter('sign_ins', 'Attempts of staff to sign in', ['outcome']),
    answers: seconds('http', 'Time to an answer', ['route', 'status']),
    faults: counter('faults', 'Errors nobody foresaw', ['where']),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;

function watch(registry: Registry, readings: Readings): void {
  gauge(registry, { name: 'frontdesk_jobs_waiting', label: 'class', read: () => readings.jobs() });
  gauge(registry, { name: 'frontdesk_queue', label: 'level', read: () => readings.queue() });
}

function gauge(
  registry: Registry,
  what: { name: string; label: string; read: () => Promise<Readonly<Record<string, number>>> },
): void {
  new Gauge({
    name: what.name,
    help: `How many there are, by ${what.label}`,
    labelNames: [what.label],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [value, count] of Object.entries(await what.read())) {
        this.set({ [what.label]: value }, count);
      }
    },
  });
}
