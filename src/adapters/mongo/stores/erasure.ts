import type { Erasure } from '../../../app/ports/patients.ts';
import type { ContactId, PatientId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/time.ts';
import { openCollection } from '../collection.ts';
import type { StoreContext } from '../context.ts';
import { CONTACTS } from '../documents/contact.ts';
import { CONVERSATIONS } from '../documents/conversation.ts';
import { MESSAGES } from '../documents/message.ts';
import { NAME_WORDS, PATIENTS, PATIENT_CONTACTS } from '../documents/patient.ts';
import { SENDS } from '../documents/send.ts';
import { contactKey, patientKey } from '../key-store.ts';
import { openOptOuts } from './opt-outs.ts';

const GONE = Buffer.alloc(0);

/** Keys first, then what leads to them; the links between patient and contacts last, so that it can be taken up again. */
export function openErasure(context: StoreContext): Erasure {
  const { mongoose, vault } = context;
  const patients = openCollection(mongoose, PATIENTS);
  const pairs = openCollection(mongoose, PATIENT_CONTACTS);
  const words = openCollection(mongoose, NAME_WORDS);
  const contacts = openContactErasure(context);

  return {
    async erasePatient(id: PatientId, at: Instant) {
      await vault.destroy(patientKey(id));
      await patients.updateWhere({ _id: id }, { $set: { person: GONE } });
      await words.deleteWhere({ patientId: id });
      for (const { contactId } of await pairs.find({ patientId: id })) {
        const alsoFor = await pairs.count({ contactId, patientId: { $ne: id } });
        if (alsoFor === 0) await contacts.erase(contactId as ContactId, at);
      }
      await pairs.deleteWhere({ patientId: id });
    },
  };
}

interface ContactErasure {
  erase(id: ContactId, at: Instant): Promise<void>;
}

function openContactErasure({ mongoose, vault }: StoreContext): ContactErasure {
  const contacts = openCollection(mongoose, CONTACTS);
  const conversations = openCollection(mongoose, CONVERSATIONS);
  const messages = openCollection(mongoose, MESSAGES);
  const sends = openCollection(mongoose, SENDS);
  const optOuts = openOptOuts(mongoose);

  /** What was still to be done for them can no longer be read, and must not be swept up for ever. */
  const endWork = async (contactId: ContactId, at: Instant): Promise<void> => {
    await conversations.deleteWhere({ contactId });
    await messages.updateAll({ contactId, handledAt: 0 }, { $set: { handledAt: at } });
    await sends.updateAll(
      { contactId, status: { $in: ['waiting', 'handing'] } },
      { $set: { status: 'suppressed', reason: 'erased', endedAt: at } },
    );
  };

  const erase = async (id: ContactId, at: Instant): Promise<void> => {
    await vault.destroy(contactKey(id));
    await endWork(id, at);
    const doc = await contacts.findOne({ _id: id });
    if (doc && doc.lookup !== id) await optOuts.set(doc.lookup, doc.optedOut);
    // Should the number write again, it becomes another contact with a key of its own.
    await contacts.updateWhere({ _id: id }, { $set: { lookup: id, phone: GONE } });
    for (const chat of await contacts.find({ linkedTo: id }, { only: ['linkedTo'] })) {
      await erase(chat._id as ContactId, at);
    }
  };
  return { erase };
}
