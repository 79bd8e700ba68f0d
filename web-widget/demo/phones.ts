/** Telephone numbers that belong to nobody; the first ones as patients, the last as the staff who are on call. */
export const PATIENT_PHONES = [
  '+12025550111',
  '+12025550112',
  '+12025550113',
  '+12025550114',
  '+12025550115',
] as const;

export const ON_CALL_PHONES = ['+12025550180', '+12025550181', '+12025550182'] as const;

export const FIRST_PHONE: string = PATIENT_PHONES[0];

/** What a patient might write. */
export const SUGGESTIONS = [
  'hi, I need to see someone about my knee, maybe thursday afternoon',
  'crushing chest pain and my left arm is numb',
  'necesito una cita para mi hijo',
  'what do I have booked?',
  'STOP',
] as const;

/** +12025550111 as people write it; anything else as it is. */
export function writeNumber(number: string): string {
  const [, area, office, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number) ?? [];
  return area === undefined ? number : `+1 ${area} ${String(office)} ${String(line)}`;
}
