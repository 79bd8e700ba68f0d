import { chooseLanguage, type Language } from '../shared/language.ts';

/** What the script tag says, and where the script came from. */
export interface WidgetSettings {
  /** Of Frontdesk: the frame's address, and the only place its messages may come from. */
  readonly home: string;
  readonly name: string | undefined;
  readonly color: string | undefined;
  /** Address of a picture, as the page may load it. */
  readonly picture: string | undefined;
  readonly language: Language;
}

export function readSettings(script: HTMLScriptElement): WidgetSettings {
  const { name, color, picture, language } = script.dataset;
  return {
    home: new URL(script.src).origin,
    name: name?.trim() || undefined,
    color: color?.trim() || undefined,
    picture: picture?.trim() || undefined,
    language: chooseLanguage(language, navigator.languages),
  };
}
