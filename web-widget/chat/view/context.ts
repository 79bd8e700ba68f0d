import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ChatWelcome } from '../../../src/contract/chat.ts';
import type { Language } from '../../shared/language.ts';
import type { Words } from '../words/words.ts';

/** What every part of the chat needs to speak. */
export interface Surroundings {
  readonly language: Language;
  readonly words: Words;
  readonly clinicName: string;
  /** Known once the clinic has answered. */
  readonly clinic: ChatWelcome['clinic'] | undefined;
}

const Surrounded = createContext<Surroundings | undefined>(undefined);

export const SurroundingsProvider = Surrounded.Provider;

export function useSurroundings(): Surroundings {
  const surroundings = useContext(Surrounded);
  if (!surroundings) throw new Error('outside of the chat');
  return surroundings;
}
