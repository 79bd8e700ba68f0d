import type { JSX } from 'preact';
import type { ConversationView } from '../../../src/contract/console.ts';
import { momentWords, plural } from '../../logic/clock.ts';
import { consentWords, handledWords } from '../../logic/words.ts';
import { useMe } from '../shared/context.ts';

type Lines = ConversationView['person']['consents'];

/** What the person agreed to and when, the newest first. */
export function Consents({ consents }: { readonly consents: Lines }): JSX.Element | null {
  const { clinic } = useMe();
  if (consents.length === 0) return null;
  const lines = [...consents].sort((a, b) => b.at - a.at);
  return (
    <details class="more">
      <summary>{plural(lines.length, 'line')} in the consent ledger</summary>
      <ul class="ledger">
        {lines.map((line) => (
          <li key={`${line.at} ${line.scope} ${line.act}`}>
            {consentWords(line)}
            <br />
            <span class="quiet">
              {momentWords(line.at, clinic.zone)}, {handledWords(line.handledBy)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
