import type { JSX } from 'preact';
import { useCell, useServices } from '../shared/context.ts';

/** There from the first moment, since what is added together with its text is often not read. */
export function Announcements(): JSX.Element {
  const { announcer } = useServices();
  return (
    <>
      <div class="unseen" aria-live="polite">
        {useCell(announcer.polite)}
      </div>
      <div class="unseen" aria-live="assertive">
        {useCell(announcer.assertive)}
      </div>
    </>
  );
}
