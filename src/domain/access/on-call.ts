import type { StaffId } from '../ids.ts';

const PREFIX = 'on-call-';

/** Under which an on-call phone claims: its place in the pack's list. */
export const onCallStaffId = (index: number): StaffId => `${PREFIX}${index + 1}` as StaffId;

/** It can claim by its code and do nothing more, so whoever sits at the console may take over. */
export const isOnCallPhone = (id: string): boolean => id.startsWith(PREFIX);
