import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Me } from '../../../src/contract/console.ts';
import type { Readable } from '../../data/cell.ts';
import type { Services } from '../../data/services.ts';
import type { CommandId } from '../../logic/commands.ts';

export const ServicesContext = createContext<Services | undefined>(undefined);
export const MeContext = createContext<Me | undefined>(undefined);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('no services around this component');
  return services;
}

/** The person signed in; only for what is shown to them. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in around this component');
  return me;
}

/** The value of a cell, or what `select` takes of it; draws anew when that changes. */
export function useCell<T>(source: Readable<T>): T;
export function useCell<T, S>(source: Readable<T>, select: (value: T) => S): S;
export function useCell<T, S>(source: Readable<T>, select?: (value: T) => S): T | S {
  const read = (): T | S => (select ? select(source.get()) : source.get());
  const value = read();
  const [, redraw] = useState({});
  const latest = useRef({ read, value });
  latest.current = { read, value };
  useLayoutEffect(() => {
    const look = (): void => {
      if (!Object.is(latest.current.read(), latest.current.value)) redraw({});
    };
    look();
    return source.subscribe(look);
  }, [source]);
  return value;
}

/** Gives a command something to do while this component is there; undefined leaves it to others. */
export function useCommand(id: CommandId, handler: (() => void) | undefined): void {
  const { keyboard } = useServices();
  const latest = useRef(handler);
  latest.current = handler;
  const present = handler !== undefined;
  // At once, not after the next picture: a key may follow within milliseconds.
  useLayoutEffect(() => {
    if (!present) return undefined;
    return keyboard.on(id, () => latest.current?.());
  }, [keyboard, id, present]);
}
