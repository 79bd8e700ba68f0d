import { useEffect, useState } from 'preact/hooks';
import { ClinicPage } from './clinic-page.tsx';
import { PhoneChoice, Suggestions } from './phone-choice.tsx';
import { Phone } from './phone.tsx';
import { textsOn } from './texts.ts';
import { usePhones } from './use-phones.ts';

/** Where there is room for one thing only; must be the width of demo.css. */
const NARROW = '(max-width: 820px)';

type Side = 'phone' | 'site';

/** A phone beside the clinic's page, so that both ways to the clinic can be tried without an account anywhere. */
export function Demo() {
  const { phones, clinicNumber, there, choose, send } = usePhones();
  const [draft, setDraft] = useState('');
  const [side, setSide] = useState<Side>('phone');
  useChatOnlyBesideSite(side);
  return (
    <>
      <header class="demo-bar">
        <h1>Frontdesk demo</h1>
        <p>A made-up clinic on this machine. Nothing you write here leaves it.</p>
        <a href="/console/" target="_blank" rel="noopener">
          Open the staff console
        </a>
      </header>
      <div class="sides" role="group" aria-label="Show">
        {(['phone', 'site'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={side === name} onClick={() => setSide(name)}>
            {name === 'phone' ? 'A phone' : "The clinic's page"}
          </button>
        ))}
      </div>
      <main class={`demo showing-${side}`}>
        <div class="demo-phone">
          <div class="demo-aside">
            <PhoneChoice phones={phones} onChoose={choose} />
            <Suggestions onSuggest={setDraft} />
          </div>
          <Phone
            number={phones.chosen}
            clinicNumber={clinicNumber}
            texts={textsOn(phones, phones.chosen)}
            there={there}
            draft={draft}
            onDraft={setDraft}
            onSend={send}
          />
        </div>
        <ClinicPage />
      </main>
    </>
  );
}

/** On a narrow screen the chat's button belongs to the clinic's page and would cover the phone. */
function useChatOnlyBesideSite(side: Side): void {
  useEffect(() => {
    const narrow = matchMedia(NARROW);
    const put = (): void => {
      const chat = document.querySelector<HTMLElement>('frontdesk-chat');
      if (chat) chat.hidden = narrow.matches && side === 'phone';
    };
    put();
    // The widget comes when it comes.
    const coming = new MutationObserver(put);
    coming.observe(document.body, { childList: true });
    narrow.addEventListener('change', put);
    return () => {
      coming.disconnect();
      narrow.removeEventListener('change', put);
    };
  }, [side]);
}
