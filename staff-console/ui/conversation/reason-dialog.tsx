import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { LEVEL_WORDS, levelsBelow, type Level } from '../../logic/levels.ts';
import { keyWords } from '../../logic/keys.ts';
import { useServices } from '../shared/context.ts';
import { Dialog } from '../shared/dialog.tsx';

const RESOLVE_REASONS = [
  'Answered by text',
  'Spoke by phone',
  'Visit booked',
  'Sent to emergency care',
  'No answer, tried by phone',
  'No action needed',
] as const;

const LOWER_REASONS = [
  'Spoke to the patient',
  'Known and already treated',
  'The rule misread the text',
] as const;

const LONGEST = 500;

interface Props {
  readonly id: string;
  /** Of the conversation as it was when this was asked for: what comes in meanwhile is hidden behind it. */
  readonly version: number;
  readonly onClose: () => void;
}

export function ResolveDialog({ id, version, onClose }: Props): JSX.Element {
  const { actions } = useServices();
  const act = async (reason: string): Promise<void> => {
    if ((await actions.resolve(id, { reason, version })) !== 'failed') onClose();
  };
  return (
    <ReasonDialog
      title="Resolve"
      label="How did it end?"
      verb="Resolve"
      reasons={RESOLVE_REASONS}
      onClose={onClose}
      onAct={act}
    />
  );
}

export function LowerDialog({ id, version, level, onClose }: Props & { readonly level: Level }): JSX.Element {
  const { actions } = useServices();
  const below = levelsBelow(level);
  const [to, setTo] = useState<Level>(below[0] ?? 'none');
  const act = async (reason: string): Promise<void> => {
    if ((await actions.lower(id, { to, reason, version })) !== 'failed') onClose();
  };
  return (
    <ReasonDialog
      title="Lower the level"
      label="Why?"
      verb="Lower"
      reasons={LOWER_REASONS}
      onClose={onClose}
      onAct={act}
    >
      <fieldset class="choices">
        <legend class="field-label">From {LEVEL_WORDS[level]} to</legend>
        {below.map((candidate) => (
          <label key={candidate} class="check">
            <input type="radio" name="level" checked={candidate === to} onChange={() => setTo(candidate)} />
            <span>{LEVEL_WORDS[candidate]}</span>
          </label>
        ))}
      </fieldset>
    </ReasonDialog>
  );
}

interface ReasonProps {
  readonly title: string;
  readonly label: string;
  readonly verb: string;
  readonly reasons: readonly string[];
  readonly onClose: () => void;
  readonly onAct: (reason: string) => Promise<void>;
  readonly children?: ComponentChildren;
}

/** Asks for a reason: a usual one by a click, or in own words. */
function ReasonDialog({ title, label, verb, reasons, onClose, onAct, children }: ReasonProps): JSX.Element {
  const { keyboard } = useServices();
  const [reason, setReason] = useState('');
  const field = useId();
  const submit = (): void => {
    if (reason.trim() !== '') void onAct(reason.trim());
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="reason-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {children}
        <label class="field-label" for={field}>
          {label}
        </label>
        <div class="suggestions">
          {reasons.map((usual) => (
            <button
              key={usual}
              type="button"
              class="chip"
              aria-pressed={usual === reason}
              onClick={() => setReason(usual)}
            >
              {usual}
            </button>
          ))}
        </div>
        <textarea
          id={field}
          class="field-input"
          autofocus
          rows={2}
          required
          maxLength={LONGEST}
          autocomplete="off"
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
          }}
        />
        <div class="dialog-foot">
          <button
            type="submit"
            class="button button-primary"
            title={`${verb} (${keyWords('send', keyboard.mac)})`}
          >
            {verb}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
