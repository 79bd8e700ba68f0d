import type { JSX } from 'preact';
import type { QueueItem } from '../../../src/contract/console.ts';
import { plural } from '../../logic/clock.ts';
import { toneOf } from '../../logic/levels.ts';
import { pathOf } from '../../logic/routes.ts';
import { CHANNEL_WORDS, holderWords, LANGUAGE_WORDS, PATH_WORDS } from '../../logic/words.ts';
import { Elapsed, Late } from '../shared/clocks.tsx';
import { useMe } from '../shared/context.ts';
import { LevelMark } from '../shared/level-mark.tsx';

interface Props {
  readonly item: QueueItem;
  readonly open: boolean;
  /** It has left the queue while somebody pointed at the list. */
  readonly gone: boolean;
}

/** One conversation that waits; every row is as high as the others. */
export function QueueRow({ item, open, gone }: Props): JSX.Element {
  const { conversationId, level, path, who, language, channel, excerpt, waitingSince } = item;
  const waiting = item.mode === 'waiting' && !gone;
  return (
    <li class={`row row-${toneOf(level)} ${waiting ? '' : 'row-held'} ${gone ? 'row-gone' : ''}`}>
      <a
        class="row-link"
        data-row={conversationId}
        href={pathOf({ page: 'queue', conversationId })}
        aria-current={open ? 'true' : undefined}
      >
        <span class="row-top">
          <LevelMark level={level} also={path && PATH_WORDS[path]} />
          {waitingSince !== undefined && !gone && <Elapsed since={waitingSince} label="Waiting" />}
        </span>
        <span class="row-who">
          <span class="row-name">{who}</span>
          <span class="quiet row-kind">
            {CHANNEL_WORDS[channel]}
            {language !== 'en' && ` · ${LANGUAGE_WORDS[language]}`}
          </span>
        </span>
        <span class="row-excerpt" lang={language}>
          {excerpt === '' ? '(no text)' : excerpt}
        </span>
        <RowFoot item={item} gone={gone} />
      </a>
    </li>
  );
}

function RowFoot({ item, gone }: { readonly item: QueueItem; readonly gone: boolean }): JSX.Element {
  const me = useMe();
  if (gone) return <span class="row-foot">No longer in the queue</span>;
  const { words, own } = holderWords(item, me.id);
  const answered = item.claimedBy !== undefined && item.waitingSince === undefined;
  return (
    <span class="row-foot">
      <span class={own ? 'row-own' : undefined}>
        {words}
        {answered && ', answered'}
      </span>
      {item.unseenRungs > 0 && <span> · {plural(item.unseenRungs, 'on-call text')} sent</span>}
      <Late dueAt={item.dueAt} />
    </span>
  );
}
