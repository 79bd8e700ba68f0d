import { Fragment, type RefObject } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { namedAnswers, openOffer } from '../choices.ts';
import type { Line } from '../conversation.ts';
import { daysOf } from '../days.ts';
import { useSurroundings, type Surroundings } from './context.ts';
import { Message, nameOf } from './message.tsx';
import { useEndInSight } from './use-end-in-sight.ts';

interface LogProps {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly lines: readonly Line[];
  /** Whether earlier messages may still come, so that nothing is offered to somebody in the middle of a talk. */
  readonly loading: boolean;
  /** The panel is on screen. */
  readonly shown: boolean;
  readonly onAnswer: (text: string) => void;
  readonly onTryAgain: (key: string) => void;
  readonly onForget: () => void;
}

export function Log({ box, lines, loading, shown, onAnswer, onTryAgain, onForget }: LogProps) {
  const surroundings = useSurroundings();
  const { words, clinicName } = surroundings;
  const days = useMemo(() => daysOf(lines, startOfDay), [lines]);
  const open = useMemo(() => openOffer(lines), [lines]);
  const answers = useMemo(() => namedAnswers(lines), [lines]);
  const end = useEndInSight(box, lines);
  useLayoutEffect(() => {
    if (shown) end.jump();
  }, [shown]);
  return (
    <>
      {/* New messages are spoken by the announcer, once; here they can be read again. */}
      <div class="log" role="log" aria-live="off" aria-label={words.conversation} tabIndex={0} ref={box}>
        <ol>
          <li class="line assistant turn">
            <span class="from">{nameOf('assistant', words)}</span>
            <div class="bubble">
              <p>{words.greeting(clinicName)}</p>
            </div>
            {lines.length > 0 && <Kept onForget={onForget} />}
          </li>
          {days.map(({ start, lines: ofDay }) => (
            <Fragment key={start}>
              <li>
                <h2 class="day">{dayName(start, surroundings)}</h2>
              </li>
              {ofDay.map((line, place) => (
                <Message
                  key={line.key}
                  line={line}
                  turn={ofDay[place - 1]?.from !== line.from}
                  open={line.key === open}
                  answer={answers.get(line.key)}
                  onAnswer={onAnswer}
                  onTryAgain={onTryAgain}
                />
              ))}
            </Fragment>
          ))}
        </ol>
        {loading && <p class="kept">{words.opening}</p>}
        {!loading && lines.length === 0 && <QuickAnswers onAnswer={onAnswer} />}
      </div>
      {end.behind && (
        <div class="below">
          <button type="button" class="jump" onClick={end.jump}>
            {words.newMessages} ↓
          </button>
        </div>
      )}
    </>
  );
}

/** On a device that others use too, a chat should not wait for them. */
function Kept({ onForget }: { onForget: () => void }) {
  const { words } = useSurroundings();
  return (
    <p class="kept">
      {words.kept}{' '}
      <button type="button" class="link" onClick={onForget}>
        {words.forget}
      </button>
    </p>
  );
}

function QuickAnswers({ onAnswer }: { onAnswer: (text: string) => void }) {
  const { words } = useSurroundings();
  return (
    <ul class="quick" aria-label={words.quickLabel}>
      {words.quickAnswers.map((answer) => (
        <li key={answer}>
          <button type="button" class="choice" onClick={() => onAnswer(answer)}>
            {answer}
          </button>
        </li>
      ))}
    </ul>
  );
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

function dayName(start: number, { words, language }: Surroundings): string {
  const today = startOfDay(Date.now());
  if (start === today) return words.today;
  // Noon of the day before, whatever the clocks did in between.
  if (start === startOfDay(today - 12 * 60 * 60 * 1_000)) return words.yesterday;
  return new Date(start).toLocaleDateString(language, { weekday: 'short', month: 'short', day: 'numeric' });
}
