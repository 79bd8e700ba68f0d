import { dialled } from '../numbers.ts';
import { useSurroundings } from './context.ts';
import { CloseIcon } from './icons.tsx';

/** The number to call while the clinic has not yet told us its own. */
const EMERGENCY = '911';

export function Head({
  picture,
  onClose,
}: {
  picture: string | undefined;
  onClose: (() => void) | undefined;
}) {
  const { words, clinicName } = useSurroundings();
  return (
    <header class="head">
      <span class="face" aria-hidden="true">
        {picture ? <img src={picture} alt="" /> : clinicName.slice(0, 1).toUpperCase()}
      </span>
      <div class="who">
        <h1>{clinicName}</h1>
        <p>{words.subtitle}</p>
      </div>
      {onClose && (
        <button
          type="button"
          class="icon-button"
          aria-label={words.close}
          title={words.close}
          onClick={onClose}
        >
          <CloseIcon />
        </button>
      )}
    </header>
  );
}

/** Always in sight. */
export function EmergencyLine() {
  const { words, clinic } = useSurroundings();
  const number = clinic?.emergencyNumber ?? EMERGENCY;
  const [before, after] = words.emergency;
  return (
    <p class="emergency">
      {before} <a href={`tel:${dialled(number)}`}>{number}</a>
      {after}
    </p>
  );
}

/** Says that there is no line, and how else to reach the clinic. */
export function LineNotice({ lost }: { lost: boolean }) {
  const { words, clinic } = useSurroundings();
  const [before, after] = words.lostCall;
  return (
    <div role="status">
      {lost && (
        <p class="notice">
          {words.lost}
          {clinic && (
            <>
              {' '}
              {before} <a href={`tel:${dialled(clinic.phone)}`}>{clinic.phone}</a>
              {after}
            </>
          )}
        </p>
      )}
    </div>
  );
}
