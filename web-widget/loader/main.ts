import { readSettings } from './settings.ts';
import { HOLDER, putWidget } from './widget.ts';

const script = document.currentScript;

/** Once a page, however often the tag stands in it. */
function begin(tag: HTMLScriptElement): void {
  if (!document.querySelector(HOLDER)) putWidget(readSettings(tag));
}

if (script instanceof HTMLScriptElement) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => begin(script), { once: true });
  } else {
    begin(script);
  }
}
