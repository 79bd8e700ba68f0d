import type { OptOutType } from '../../../app/ports/carrier.ts';

/** Twilio's default keywords. Only a message that is nothing but the word counts. */
const WORDS: ReadonlyMap<string, OptOutType> = new Map([
  ...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'].map(asKeyword('STOP')),
  ...['START', 'YES', 'UNSTOP'].map(asKeyword('START')),
  ...['HELP', 'INFO'].map(asKeyword('HELP')),
]);

function asKeyword(type: OptOutType): (word: string) => [string, OptOutType] {
  return (word) => [word, type];
}

export const keywordOf = (body: string): OptOutType | undefined => WORDS.get(body.trim().toUpperCase());

/** What the carrier itself answers. */
export const KEYWORD_ANSWERS: Readonly<Record<OptOutType, string>> = {
  STOP: 'You have opted out and will get no more texts from this number. Text START to opt in again.',
  START:
    'You have opted in to texts from this number. Text HELP for help, STOP to opt out. Msg&data rates may apply.',
  HELP: 'Text STOP to opt out of texts from this number. Msg&data rates may apply.',
};
