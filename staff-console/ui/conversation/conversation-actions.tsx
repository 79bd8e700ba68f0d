import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ConversationView } from '../../../src/contract/console.ts';
import type { Permitted } from '../../logic/permitted.ts';
import { ActionButton } from '../shared/action-button.tsx';
import { useCell, useCommand, useServices } from '../shared/context.ts';
import { LowerDialog, ResolveDialog } from './reason-dialog.tsx';

interface Props {
  readonly id: string;
  readonly version: number;
  readonly item: ConversationView['item'];
  readonly permitted: Permitted;
}

/** What may be done now; the rest is not there. */
export function ConversationActions({ id, version, item, permitted }: Props): JSX.Element {
  const { actions, router } = useServices();
  const busy = useCell(actions.busy) !== undefined;
  const [asking, setAsking] = useState<{ readonly what: 'resolve' | 'lower'; readonly version: number }>();
  const claim = permitted.claim ? () => void actions.claim(id) : undefined;
  const release = permitted.release ? () => void actions.release(id) : undefined;
  const handBack = permitted.handBack ? () => void actions.handBack(id, version) : undefined;
  const resolve = permitted.resolve ? () => setAsking({ what: 'resolve', version }) : undefined;
  const lower = permitted.lower ? () => setAsking({ what: 'lower', version }) : undefined;
  useCommand('claim', claim);
  useCommand('release', release);
  useCommand('hand-back', handBack);
  useCommand('resolve', resolve);
  useCommand('lower', lower);
  useCommand('person', () => router.go({ page: 'queue', conversationId: id, person: true }));
  const close = (): void => setAsking(undefined);
  return (
    <div class="conversation-actions">
      {claim && <ActionButton command="claim" kind="primary" showKey disabled={busy} onAct={claim} />}
      {resolve && <ActionButton command="resolve" showKey disabled={busy} onAct={resolve} />}
      {handBack && (
        <ActionButton command="hand-back" showKey disabled={busy} onAct={handBack}>
          Hand back
        </ActionButton>
      )}
      {release && (
        <ActionButton command="release" showKey disabled={busy} onAct={release}>
          Release
        </ActionButton>
      )}
      {lower && (
        <ActionButton command="lower" showKey disabled={busy} onAct={lower}>
          <span>
            Lower<span class="only-wide"> level</span>
          </span>
        </ActionButton>
      )}
      {asking?.what === 'resolve' && <ResolveDialog id={id} version={asking.version} onClose={close} />}
      {asking?.what === 'lower' && (
        <LowerDialog id={id} version={asking.version} level={item.level} onClose={close} />
      )}
    </div>
  );
}
