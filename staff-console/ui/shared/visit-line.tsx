import type { JSX } from 'preact';
import type { VisitView } from '../../../src/contract/console.ts';
import { momentWords } from '../../logic/clock.ts';
import { capital, VISIT_STATUS } from '../../logic/words.ts';
import { useMe } from './context.ts';

/** One visit in two lines: when, then with whom, what and where. */
export function VisitLine({ visit }: { readonly visit: VisitView }): JSX.Element {
  const { clinic } = useMe();
  return (
    <div class="visit-line">
      <div class="visit-line-when">
        {momentWords(visit.start, clinic.zone)}
        <span class="quiet"> · {VISIT_STATUS[visit.status] ?? visit.status}</span>
      </div>
      <div class="quiet">
        {capital(visit.type)} with {visit.clinician}, {visit.site}
      </div>
      {visit.reason !== undefined && <div>“{visit.reason}”</div>}
    </div>
  );
}
