import { alarmSamples, BEEP_SECONDS } from '../logic/alarm.ts';
import { cell, type Readable } from './cell.ts';

export interface Sound {
  /** Browsers let a page sound only after a click or key on it. */
  readonly state: Readable<'off' | 'on'>;
  /** What rings goes on until it is told to stop, also in a window nobody looks at. */
  ring(on: boolean): void;
  /** Call from within a click: switches sound on, with a short tone as proof. */
  prove(): void;
}

export function createSound(): Sound {
  const state = cell<'off' | 'on'>('off');
  let context: AudioContext | undefined;
  let ringing: AudioBufferSourceNode | undefined;
  let wanted = false;

  const open = (): AudioContext => {
    if (context) return context;
    context = new AudioContext();
    context.addEventListener('statechange', () => {
      state.set(context?.state === 'running' ? 'on' : 'off');
      follow();
    });
    return context;
  };
  const play = (loop: boolean): AudioBufferSourceNode => {
    const { sampleRate, destination } = open();
    const samples = alarmSamples(sampleRate);
    const buffer = open().createBuffer(1, samples.length, sampleRate);
    buffer.copyToChannel(samples, 0);
    const source = open().createBufferSource();
    source.buffer = buffer;
    source.loop = loop;
    source.connect(destination);
    source.start(0, 0, loop ? undefined : BEEP_SECONDS);
    return source;
  };
  const follow = (): void => {
    // Some browsers let a page sound without a click, when people use it often or a policy says so.
    if (wanted) open();
    const should = wanted && context?.state === 'running';
    document.documentElement.dataset['alarm'] = should ? 'sounding' : wanted ? 'silent' : 'quiet';
    if (should && !ringing) ringing = play(true);
    if (!wanted && ringing) {
      ringing.stop();
      ringing = undefined;
    }
  };
  const wake = (): void => {
    if (context?.state === 'running') return;
    void open().resume();
  };
  // Not `pointerdown`: the bar about the sound would go, and the button move away from under the finger.
  for (const gesture of ['click', 'keydown'] as const) {
    window.addEventListener(gesture, wake, { capture: true });
  }
  return {
    state,
    ring(on) {
      wanted = on;
      follow();
    },
    prove() {
      void open()
        .resume()
        .then(() => {
          if (!wanted) play(false);
        });
    },
  };
}
