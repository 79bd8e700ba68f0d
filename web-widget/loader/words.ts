import type { Language } from '../shared/language.ts';

export interface LoaderWords {
  readonly open: string;
  readonly close: string;
  readonly title: (name: string | undefined) => string;
  readonly opening: string;
  readonly stuck: string;
  readonly tryAgain: string;
  readonly news: (count: number) => string;
}

export const LOADER_WORDS: Readonly<Record<Language, LoaderWords>> = {
  en: {
    open: 'Open chat',
    close: 'Close chat',
    title: (name) => (name === undefined ? 'Chat' : `Chat with ${name}`),
    opening: 'Opening the chat…',
    stuck: 'The chat could not be opened. In an emergency, call 911.',
    tryAgain: 'Try again',
    news: (count) => (count === 1 ? '1 new chat message' : `${String(count)} new chat messages`),
  },
  es: {
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    title: (name) => (name === undefined ? 'Chat' : `Chat con ${name}`),
    opening: 'Abriendo el chat…',
    stuck: 'No se pudo abrir el chat. En una emergencia, llame al 911.',
    tryAgain: 'Intentar otra vez',
    news: (count) =>
      count === 1 ? '1 mensaje nuevo en el chat' : `${String(count)} mensajes nuevos en el chat`,
  },
};
