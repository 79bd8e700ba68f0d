import { expect } from 'vitest';
import { instantAt, type LocalDate, type LocalTime, type Zone } from '../../src/domain/time.ts';
import type { Phone, TestClinic } from './frontdesk.ts';

/** Somebody who books for the first time, told in one go. */
export interface Newcomer {
  readonly name?: string;
  /** As it is typed. */
  readonly born?: string;
  /** As it is said: "thursday at 10". */
  readonly wish: string;
  /** The answer to the question about reminder texts; left open with ''. */
  readonly reminders?: '1' | '2' | '';
}

/** Books the first time on offer, and returns the confirmation. */
export async function bookFirst(
  clinic: TestClinic,
  phone: Phone,
  { name = 'Ana Diaz', born = '3/14/1985', wish, reminders = '1' }: Newcomer,
): Promise<string> {
  await phone.ask(`I need an appointment ${wish}`);
  await phone.ask(name);
  const offers = await phone.ask(born);
  expect(offers).toContain('1) ');
  const booked = await phone.ask('1');
  expect(booked).toMatch(/^Booked: /);
  if (reminders !== '') await phone.ask(reminders);
  await clinic.settled();
  return booked;
}

/** Brings the clinic to a moment of its own wall clock ("2026-12-07 10:00"), with what falls due on the way at its end. */
export async function passTo(clinic: TestClinic, wall: string): Promise<void> {
  const [date, time] = wall.split(' ');
  const { zone } = clinic.frontdesk.house.pack.clinic;
  const moment = instantAt(date as LocalDate, time as LocalTime, zone as Zone);
  await clinic.pass(moment - clinic.clock.now());
}

/** The clinic's wall time as `openClinic` wants its beginning. */
export const wallTime = (wall: string, zone = 'America/New_York'): string => {
  const [date, time] = wall.split(' ');
  return new Date(instantAt(date as LocalDate, time as LocalTime, zone as Zone)).toISOString();
};
