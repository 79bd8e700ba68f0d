import { readText, type Text } from './texts.ts';

const HOME = '/demo/phone';

/** Follows every text of every phone; `onLine` says whether the carrier can be heard. */
export function follow(onText: (text: Text) => void, onLine: (there: boolean) => void): () => void {
  const events = new EventSource(`${HOME}/events`);
  events.addEventListener('open', () => onLine(true));
  events.addEventListener('error', () => onLine(false));
  events.addEventListener('message', (event: MessageEvent<string>) => {
    const text = readText(event.data);
    if (text) onText(text);
  });
  return () => events.close();
}

/** True once the carrier has taken the text. */
export async function sendText(from: string, body: string): Promise<boolean> {
  try {
    const answer = await fetch(`${HOME}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from, body }),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/** The clinic's number; nothing while it cannot be asked. */
export async function readClinicNumber(): Promise<string | undefined> {
  try {
    const answer = await fetch(`${HOME}/numbers`);
    const { numbers } = (await answer.json()) as { readonly numbers?: readonly string[] };
    return numbers?.[0];
  } catch {
    return undefined;
  }
}
