import type { JSX } from 'preact';
import type { ThreadEntry } from '../../../src/contract/console.ts';
import { DELIVERY, deliveryWords } from '../../logic/delivery.ts';
import { toneOf } from '../../logic/levels.ts';
import { markedPieces, whyLine, type Rule } from '../../logic/spans.ts';
import { CHANNEL_WORDS } from '../../logic/words.ts';
import { Time } from '../shared/clocks.tsx';
import { LevelMark } from '../shared/level-mark.tsx';

interface Props {
  readonly entry: ThreadEntry;
  readonly who: string;
  readonly language: 'en' | 'es';
}

/** One message. Patient, assistant and staff differ by side, by frame and by name. */
export function Entry({ entry, who, language }: Props): JSX.Element {
  const { from, channel, text, at, rules = [] } = entry;
  return (
    <li class={`entry entry-${from}`}>
      <div class="entry-head">
        <span class="entry-who">{authorOf(entry, who)}</span>
        <span>{CHANNEL_WORDS[channel]}</span>
        <Time at={at} />
      </div>
      <p class="bubble" lang={from === 'staff' ? undefined : language}>
        {from === 'patient' ? <Marked text={text} rules={rules} /> : text}
      </p>
      {rules.length > 0 && <Why rules={rules} />}
      {entry.delivery && <Delivery entry={entry} />}
    </li>
  );
}

function authorOf({ from, staffName }: ThreadEntry, who: string): string {
  switch (from) {
    case 'patient':
      return who;
    case 'assistant':
      return 'Assistant';
    case 'staff':
      return staffName ?? 'Staff';
  }
}

/** The patient's words, with those marked that made a rule fire. */
function Marked({ text, rules }: { readonly text: string; readonly rules: readonly Rule[] }): JSX.Element {
  return (
    <>
      {markedPieces(text, rules).map((piece, index) =>
        piece.level ? (
          <mark key={index} class={`mark mark-${toneOf(piece.level)}`} title={piece.reasons.join('; ')}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}

function Why({ rules }: { readonly rules: readonly Rule[] }): JSX.Element {
  return (
    <details class="why">
      <summary class="why-line">
        <span class="why-word">why:</span> {whyLine(rules)}
      </summary>
      <ul class="why-rules">
        {rules.map((rule) => (
          <li key={rule.id} class="why-rule">
            <LevelMark level={rule.level} />
            <span>
              {rule.reason} <code class="quiet">{rule.id}</code>
              {rule.spans.length === 0 && <span class="quiet"> (from earlier messages)</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Delivery({ entry: { delivery, deliveryReason } }: Pick<Props, 'entry'>): JSX.Element | null {
  if (!delivery) return null;
  const { mark, trouble } = DELIVERY[delivery];
  return (
    <div class={`delivery ${trouble ? 'delivery-trouble' : ''}`}>
      {deliveryWords(delivery, deliveryReason)} <span aria-hidden="true">{mark}</span>
    </div>
  );
}
