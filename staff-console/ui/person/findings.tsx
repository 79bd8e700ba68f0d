import type { JSX } from 'preact';
import { conceptWords, findingWords, sortedFindings, type FindingLine } from '../../logic/words.ts';

/** What the patient's words say about somebody's health, as the rules read them. */
export function Findings({ findings }: { readonly findings: readonly FindingLine[] }): JSX.Element {
  if (findings.length === 0) return <p class="quiet">Nothing clinical was said.</p>;
  return (
    <ul class="findings">
      {sortedFindings(findings).map((line) => (
        <li key={`${line.concept} ${findingWords(line)}`} class={`finding finding-${line.status}`}>
          <span>{conceptWords(line.concept)}</span>
          <span class="quiet">{findingWords(line)}</span>
        </li>
      ))}
    </ul>
  );
}
