import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong, in words for whoever keeps the pack. A schema's own `params.fix` comes first. */
export function explainIssue(issue: Issue): { readonly message: string; readonly fix: string } {
  const name = issue.path.map(String).join('.') || 'The file';
  switch (issue.code) {
    case 'unrecognized_keys':
      return {
        message: `${name} has no place for ${issue.keys.map((key) => `"${key}"`).join(', ')}.`,
        fix: 'Check the spelling, or remove it.',
      };
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? { message: `${name} is missing.`, fix: 'Add it; the pack that came with Frontdesk shows how.' }
        : {
            message: `${name} should be ${KINDS[issue.expected] ?? issue.expected}.`,
            fix: FIXES[issue.expected] ?? LIKE_OTHERS,
          };
    case 'invalid_value':
      return {
        message: `${name} is not one of the words it can be.`,
        fix: `Write one of: ${issue.values.map(String).join(', ')}.`,
      };
    case 'too_small':
      return {
        message: `${name} is too short or too small.`,
        fix: `It needs at least ${String(issue.minimum)}.`,
      };
    case 'too_big':
      return {
        message: `${name} is too long or too big.`,
        fix: `It may have at most ${String(issue.maximum)}.`,
      };
    case 'custom': {
      const fix: unknown = issue.params?.fix;
      return { message: `${name} ${issue.message}.`, fix: typeof fix === 'string' ? fix : LIKE_OTHERS };
    }
    default:
      return { message: `${name}: ${issue.message}.`, fix: LIKE_OTHERS };
  }
}

const LIKE_OTHERS = 'Write this part the way the other entries of this kind are written.';

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named parts',
};

const FIXES: Readonly<Record<string, string>> = {
  string: "Put it in quotes: 'like this'.",
  array: 'Write it in square brackets: [one, two], or one a line after a dash.',
};
