import type { JSX } from 'preact';
import type { VisitView } from '../../../src/contract/console.ts';
import { timeWords } from '../../logic/clock.ts';
import { pathOf } from '../../logic/routes.ts';
import { Dialog } from '../shared/dialog.tsx';
import { useMe } from '../shared/context.ts';
import { VisitLine } from '../shared/visit-line.tsx';

export function VisitDialog({
  visit,
  onClose,
}: {
  readonly visit: VisitView;
  readonly onClose: () => void;
}): JSX.Element {
  const { clinic } = useMe();
  return (
    <Dialog title={visit.patient} onClose={onClose}>
      <VisitLine visit={visit} />
      <p class="quiet">Ends {timeWords(visit.end, clinic.zone)}</p>
      {visit.conversationId !== undefined && (
        <div class="dialog-foot">
          <a
            class="button button-primary"
            href={pathOf({ page: 'queue', conversationId: visit.conversationId })}
            onClick={onClose}
          >
            Open the conversation
          </a>
        </div>
      )}
    </Dialog>
  );
}
