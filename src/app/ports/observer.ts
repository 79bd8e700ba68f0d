import type { Channel } from '../../domain/channel.ts';
import type { Purpose } from '../../domain/consent/purpose.ts';
import type { TaskKind } from '../../domain/conversation/effects.ts';
import type { ContactId, ConversationId, MessageId, SendId, StaffId, TaskId } from '../../domain/ids.ts';
import type { CarePath, Level } from '../../domain/triage/verdict.ts';
import type { WebhookProof } from './carrier.ts';
import type { JobClass } from './jobs.ts';
import type { SendStatus } from './sends.ts';

/**
 * What happens in the house, for logs and counts. Ids, counts, codes and milliseconds only: nothing a patient said and
 * nobody's number. Errors travel as `cause`; of them only name, code and place are noted, never the message.
 */
export type HouseEvent =
  | { readonly type: 'started'; readonly port: number }
  | { readonly type: 'ready'; readonly ms: number }
  | { readonly type: 'stopping'; readonly signal: string }
  /** A webhook nobody could be sure of, or could not read. */
  | {
      readonly type: 'webhook-refused';
      readonly reason: Exclude<WebhookProof, 'genuine'> | 'malformed' | 'not-a-phone' | 'too-many';
    }
  | {
      readonly type: 'message-received';
      readonly messageId: MessageId;
      readonly channel: Channel;
      readonly level: Level;
      /** From the request to the stored message. */
      readonly ms: number;
    }
  /** It came again and is stored already. */
  | { readonly type: 'message-repeated'; readonly channel: Channel }
  /** It came while we were down and was fetched from the carrier's list. */
  | { readonly type: 'message-recovered'; readonly messageId: MessageId }
  | { readonly type: 'message-refused'; readonly channel: Channel; readonly reason: 'too-big' | 'too-many' }
  | {
      readonly type: 'decided';
      readonly conversationId: ConversationId;
      readonly version: number;
      /** Type of the event that was decided. */
      readonly on: string;
      readonly effects: number;
    }
  | {
      readonly type: 'turn-taken';
      readonly conversationId: ConversationId;
      readonly messages: number;
      readonly ms: number;
    }
  | { readonly type: 'emergency-raised'; readonly conversationId: ConversationId; readonly path: CarePath }
  | { readonly type: 'alarm-climbed'; readonly conversationId: ConversationId; readonly rung: number }
  | {
      readonly type: 'conversation-claimed';
      readonly conversationId: ConversationId;
      /** Absent when an on-call phone claimed it. */
      readonly staffId?: StaffId;
    }
  /** Claimed and not answered within its service level. */
  | { readonly type: 'claim-returned'; readonly conversationId: ConversationId; readonly level: Level }
  | {
      readonly type: 'send-moved';
      readonly sendId: SendId;
      readonly purpose: Purpose;
      readonly channel: Channel;
      readonly status: SendStatus;
      /** The carrier's code, or the reason of may-we-send. */
      readonly reason?: string;
    }
  | {
      readonly type: 'visit';
      readonly outcome: 'held' | 'booked' | 'moved' | 'cancelled' | 'confirmed' | 'lost';
    }
  | { readonly type: 'consent-changed'; readonly contactId: ContactId; readonly to: 'out' | 'in' }
  | { readonly type: 'task-opened'; readonly taskId: TaskId; readonly kind: TaskKind }
  | { readonly type: 'job-done'; readonly class: JobClass; readonly ms: number }
  | {
      readonly type: 'job-failed';
      readonly class: JobClass;
      readonly name: string;
      readonly attempt: number;
      /** No further attempt follows. */
      readonly final: boolean;
      readonly cause: unknown;
    }
  /** A sweep found work whose doorbell was lost. */
  | { readonly type: 'swept'; readonly name: string; readonly count: number }
  | { readonly type: 'sign-in'; readonly outcome: 'password' | 'link' | 'refused' | 'too-many' }
  | { readonly type: 'answered'; readonly route: string; readonly status: number; readonly ms: number }
  /** Something nobody foresaw; `errorId` is also in the answer, so that the two can be brought together. */
  | { readonly type: 'fault'; readonly where: string; readonly errorId?: string; readonly cause: unknown };

/** Notes what happened. It never throws and nothing waits for it. */
export interface Observer {
  note(event: HouseEvent): void;
}
