import type { ComponentChildren, JSX } from 'preact';
import type { ConversationView } from '../../../src/contract/console.ts';
import { telephoneLink } from '../../logic/tasks.ts';
import { REMINDER_WORDS } from '../../logic/words.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { useCell, useServices } from '../shared/context.ts';
import { Icon } from '../shared/icons.tsx';
import { VisitLine } from '../shared/visit-line.tsx';
import type { Resource } from '../../data/resource.ts';
import { Consents } from './consents.tsx';
import { Findings } from './findings.tsx';
import { Patients } from './patients.tsx';

/** Who it is about, as far as the clinic knows. */
export function PersonPane({ id }: { readonly id: string | undefined }): JSX.Element {
  const { conversation } = useServices();
  const shown = useCell(conversation.current);
  return (
    <aside class="pane pane-person" aria-label="Patient">
      {id !== undefined && shown?.key === id && <Person key={id} id={id} resource={shown.resource} />}
    </aside>
  );
}

function Person({
  id,
  resource,
}: {
  readonly id: string;
  readonly resource: Resource<ConversationView>;
}): JSX.Element | null {
  const { router } = useServices();
  const loaded = useCell(resource.state);
  if (loaded.status !== 'ready') return null;
  const { person, phone, packReview } = loaded.data;
  return (
    <>
      <ActionButton
        command="back"
        kind="quiet"
        class="only-narrow back-button"
        onAct={() => router.go({ page: 'queue', conversationId: id })}
      >
        <Icon name="back" /> Conversation
      </ActionButton>
      <Section title={person.patients.length > 1 ? 'Patients on this number' : 'Patient'}>
        <Patients patients={person.patients} />
        {phone !== undefined && (
          <p>
            <a href={telephoneLink(phone)}>{phone}</a>
          </p>
        )}
      </Section>
      <Section title="May we text?">
        <p>{person.optedOut ? <strong>No. They stopped all texts: call instead.</strong> : 'Yes'}</p>
        <p class="quiet">Reminders: {REMINDER_WORDS[person.reminders]}</p>
        <Consents consents={person.consents} />
      </Section>
      <Section title="Next visits">
        {person.visits.length === 0 && <p class="quiet">None booked</p>}
        {person.visits.map((visit) => (
          <VisitLine key={visit.id} visit={visit} />
        ))}
      </Section>
      <Section title="Findings so far">
        <Findings findings={person.findings} />
        <p class="review">Rules: {packReview}</p>
      </Section>
    </>
  );
}

function Section({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="person-section">
      <h2 class="person-title">{title}</h2>
      {children}
    </section>
  );
}
