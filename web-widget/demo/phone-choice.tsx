import { ON_CALL_PHONES, PATIENT_PHONES, SUGGESTIONS, writeNumber } from './phones.ts';
import { unseenOn, type Phones } from './texts.ts';

interface PhoneChoiceProps {
  readonly phones: Phones;
  readonly onChoose: (phone: string) => void;
}

/** Whose phone is in one's hand. */
export function PhoneChoice({ phones, onChoose }: PhoneChoiceProps) {
  return (
    <div class="choice">
      <Group name="Patients' phones" numbers={PATIENT_PHONES} phones={phones} onChoose={onChoose} />
      <Group name="On-call phones" numbers={ON_CALL_PHONES} phones={phones} onChoose={onChoose} />
    </div>
  );
}

function Group({
  name,
  numbers,
  phones,
  onChoose,
}: PhoneChoiceProps & { readonly name: string; readonly numbers: readonly string[] }) {
  return (
    <fieldset class="phones">
      <legend>{name}</legend>
      {numbers.map((number) => {
        const unseen = unseenOn(phones, number);
        return (
          <label key={number} class="phone-choice">
            <input
              type="radio"
              name="phone"
              value={number}
              checked={phones.chosen === number}
              onChange={() => onChoose(number)}
            />
            <span>{writeNumber(number)}</span>
            {unseen > 0 && (
              <span class="unseen-count">
                {unseen}
                <span class="unseen"> new</span>
              </span>
            )}
          </label>
        );
      })}
    </fieldset>
  );
}

/** Puts a text into the phone; sending it stays with whoever holds the phone. */
export function Suggestions({ onSuggest }: { onSuggest: (text: string) => void }) {
  return (
    <div class="suggestions">
      <h2>Try a text</h2>
      <ul>
        {SUGGESTIONS.map((text) => (
          <li key={text}>
            <button type="button" onClick={() => onSuggest(text)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
