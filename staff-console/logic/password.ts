export const MIN_PASSWORD = 12;
const MAX_PASSWORD = 200;

export interface PasswordFault {
  readonly field: 'password' | 'repeated';
  readonly message: string;
}

/** What is wrong with a chosen password, said before the server has to. Length is what makes one strong. */
export function passwordFault(password: string, repeated: string): PasswordFault | undefined {
  if (password.length < MIN_PASSWORD) {
    const missing = MIN_PASSWORD - password.length;
    return {
      field: 'password',
      message: `Too short: ${missing} more ${missing === 1 ? 'character' : 'characters'}.`,
    };
  }
  if (password.length > MAX_PASSWORD) {
    return { field: 'password', message: `Too long: at most ${MAX_PASSWORD} characters.` };
  }
  if (new Set(password).size < 4) return { field: 'password', message: 'Use more different characters.' };
  if (password !== repeated) return { field: 'repeated', message: 'The two do not match.' };
  return undefined;
}
