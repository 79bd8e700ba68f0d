import { readOffer, type Offer } from '../choices.ts';
import type { Line } from '../conversation.ts';
import { markNumbers } from '../numbers.ts';
import type { Words } from '../words/words.ts';
import { useSurroundings } from './context.ts';
import { FailedIcon, SentIcon, WaitingIcon } from './icons.tsx';

interface MessageProps {
  readonly line: Line;
  /** Another person begins to speak. */
  readonly turn: boolean;
  /** Its numbered offer can still be answered. */
  readonly open: boolean;
  /** What it stands for, when it is the number of an offer. */
  readonly answer: string | undefined;
  readonly onAnswer: (text: string) => void;
  readonly onTryAgain: (key: string) => void;
}

export function Message({ line, turn, open, answer, onAnswer, onTryAgain }: MessageProps) {
  const { words, language } = useSurroundings();
  const own = line.from === 'patient';
  const offer = open ? readOffer(line.text) : undefined;
  const names = ['line', own ? 'own' : line.from, line.state, turn && 'turn'];
  return (
    <li class={names.filter(Boolean).join(' ')}>
      <span class={turn && !own ? 'from' : 'unseen'}>
        {nameOf(line.from, words)}
        {!own && (
          <>
            {' · '}
            <Clock at={line.at} language={language} />
          </>
        )}
      </span>
      <div class="bubble">
        {offer ? (
          <OpenOffer offer={offer} onAnswer={onAnswer} />
        ) : (
          <Text text={answer === undefined ? line.text : `${line.text} · ${answer}`} own={own} />
        )}
      </div>
      <StateLine line={line} onTryAgain={onTryAgain} />
    </li>
  );
}

export function nameOf(from: Line['from'], words: Words): string {
  return { patient: words.you, assistant: words.assistant, staff: words.staff }[from];
}

/** The clinic's numbers can be tapped in what the clinic wrote. */
function Text({ text, own = false }: { text: string; own?: boolean }) {
  const { clinic } = useSurroundings();
  const numbers = own || !clinic ? [] : [clinic.phone, clinic.emergencyNumber, clinic.crisisLine];
  return (
    <p>
      {markNumbers(text, numbers).map((stretch) =>
        stretch.call ? <a href={`tel:${stretch.call}`}>{stretch.text}</a> : stretch.text,
      )}
    </p>
  );
}

/** The offer's lines become buttons where they stand, and lines again once answered. */
function OpenOffer({ offer, onAnswer }: { offer: Offer; onAnswer: (text: string) => void }) {
  const { words } = useSurroundings();
  return (
    <>
      {offer.before && <Text text={offer.before} />}
      <ul class="offer" aria-label={words.offerLabel}>
        {offer.choices.map(({ number, label }) => (
          <li key={number}>
            <button type="button" class="choice" onClick={() => onAnswer(number)}>
              <span>{number}</span>
              <span>{label}</span>
            </button>
          </li>
        ))}
      </ul>
      {offer.after && <Text text={offer.after} />}
    </>
  );
}

function StateLine({ line, onTryAgain }: { line: Line; onTryAgain: (key: string) => void }) {
  const { words, language } = useSurroundings();
  if (line.from !== 'patient') return null;
  if (line.state === 'failed') {
    return (
      <div class="state">
        <FailedIcon /> {words.failed} ·
        <button type="button" class="link" onClick={() => onTryAgain(line.key)}>
          {words.tryAgain}
        </button>
      </div>
    );
  }
  if (line.state === 'waiting') {
    return (
      <div class="state">
        <WaitingIcon /> {words.waiting}
      </div>
    );
  }
  return (
    <div class="state">
      <Clock at={line.at} language={language} /> · <SentIcon /> {words.sent}
    </div>
  );
}

function Clock({ at, language }: { at: number; language: string }) {
  const moment = new Date(at);
  const said = moment.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' });
  return <time dateTime={moment.toISOString()}>{said}</time>;
}
