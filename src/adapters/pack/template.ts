/** A sentence with blanks, like "Call {phone}.": a blank is a name in braces, and braces are nothing else. */
const BLANK = /\{([A-Za-z]+)\}/g;

export const blanksOf = (template: string): ReadonlySet<string> =>
  new Set([...template.matchAll(BLANK)].flatMap(([, name]) => name ?? []));

/** Braces that make no blank, as when one is forgotten. */
export const hasStrayBrace = (template: string): boolean => /[{}]/.test(template.replace(BLANK, ''));

/**
 * Values are put in as they are: a value that looks like a blank is not filled again. Where a value ends in a full
 * stop ("2:40 p. m.") it ends the sentence too. Throws on a missing one.
 */
export const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(BLANK, (blank, name: string, at: number) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for the blank {${name}} of a reply`);
    return value.endsWith('.') && template[at + blank.length] === '.' ? value.slice(0, -1) : value;
  });
