import { expect, test } from 'vitest';
import type { DecisionRecord, StoredConsent } from '../../../src/app/ports/ledgers.ts';
import type { ConversationId, MessageId } from '../../../src/domain/ids.ts';
import { at, contactId, NOON } from './fixtures.ts';
import { describeContract, type OpenForContract } from './suite.ts';

export const describeConsentLedger = (name: string, open: OpenForContract): void =>
  describeContract(`the consent ledger on ${name}`, open, (house) => {
    test('keeps every line in the order it was written, once a key', async () => {
      const { stores, ids } = house();
      const contact = contactId(ids);
      const granted: Required<StoredConsent> = {
        key: `effect:${ids.next()}`,
        contactId: contact,
        at: NOON,
        order: 3_001,
        scope: 'reminders',
        act: 'granted',
        channel: 'sms',
        language: 'es',
        shown: { key: 'intro', params: { clinic: 'Riverside' } },
        shownText: '¿Le enviamos recordatorios?',
        said: ids.next() as MessageId,
        handledBy: 'app',
        packVersion: 'pack-1',
      };
      const { shown: _, shownText: __, said: ___, ...bare } = granted;
      const revoked: StoredConsent = {
        ...bare,
        key: `effect:${ids.next()}`,
        act: 'revoked',
        scope: 'everything',
        handledBy: 'carrier',
        at: at(-5),
      };
      await stores.consents.appendOnce(granted);
      await stores.consents.appendOnce(revoked);
      await stores.consents.appendOnce({ ...granted, act: 'revoked', at: at(3) });
      await stores.consents.appendOnce({ ...bare, key: `effect:${ids.next()}`, contactId: contactId(ids) });
      expect(await stores.consents.ofContact(contact)).toEqual([granted, revoked]);
    });

    test('offers nothing that changes or removes a line', () => {
      expect(Object.keys(house().stores.consents).sort()).toEqual(['appendOnce', 'ofContact']);
    });
  });

export const describeDecisionLedger = (name: string, open: OpenForContract): void =>
  describeContract(`the decision ledger on ${name}`, open, (house) => {
    test('keeps each step once, and answers the latest, oldest of them first', async () => {
      const { stores, ids } = house();
      const conversationId = ids.next() as ConversationId;
      const contact = contactId(ids);
      const step = (version: number): DecisionRecord => ({
        key: `${conversationId}:${version}`,
        conversationId,
        contactId: contact,
        version,
        at: at(version),
        event: 'messages',
        messages: [ids.next() as MessageId],
        level: 'emergency',
        rules: ['chest-pain'],
        packVersion: 'pack-1',
        effects: ['send', 'page-on-call'],
        detail: JSON.stringify({ text: 'crushing chest pain', version }),
      });
      const steps = [1, 2, 10].map(step);
      for (const one of [steps[2]!, steps[0]!, steps[1]!]) await stores.decisions.keep(one);
      await stores.decisions.keep({ ...steps[0]!, event: 'other', detail: 'other' });
      expect(await stores.decisions.ofConversation(conversationId, 10)).toEqual(steps);
      expect(await stores.decisions.ofConversation(conversationId, 2)).toEqual(steps.slice(1));
      await stores.decisions.drop(steps[2]!.key);
      expect(await stores.decisions.ofConversation(conversationId, 10)).toEqual(steps.slice(0, 2));
    });
  });
