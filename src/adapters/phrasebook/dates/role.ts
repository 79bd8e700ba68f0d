import type { Line } from './line.ts';
import type { Role } from './mention.ts';

const VISIT = '(?:appointments?|visit|checkup|slot|one|cita|consulta|turno)';
const OWN = '(?:my|our|the|his|her|their|mi|la|nuestra|su|that|an|one)';

/** Right before the words about a day: since when, or which one is over. */
const PAST_BEFORE = new RegExp(
  ' (?:since|last|started|start|began|begun|past|previous|ago|desde(?! (?:las?|el \\d))|empezo|comenzo|pasado|pasada|ultimo|ultima)' +
    '(?: (?:on|the|this|last|el|la|los|early|late|a|an))* $',
);
const PAST_AFTER = /^ (?:ago|pasad[oa]|last week|anterior) /;
const EXCLUDED_BEFORE = new RegExp(
  ' (?:not|except|but not|anything but|any day but|other than|besides|cant(?: (?:do|make|come|make it|go|be there|attend|get there|come in))?' +
    '|wont (?:be able to )?(?:do|make|make it|come)|unable to (?:make|come)(?: it)?|(?:im|we|i|were) (?:busy|away|out of town|out|gone|working|work)|instead of|rather than' +
    '|(?:no puedo|no podre|no podemos)(?: (?:ir|asistir|llegar|venir|ese dia))?|excepto|menos|que no sea|en (?:vez|lugar) del?|ocupad[oa]|trabajo)' +
    '(?: (?:on|at|the|this|el|los|la|las|to|for|a))* $',
);
const EXCLUDED_AFTER =
  /^ (?:(?:morning|afternoon|evening) )?(?:(?:doesnt|does not|dont|wont|will not|isnt|is not|cant|isnt going to|no me|no)(?: (?:really|quite))? (?:work|good|possible|happen|do|suit|sirve|puedo|queda|funciona|conviene)|is (?:bad|no good|out)|no puedo)/;
const EXISTING_BEFORE = new RegExp(
  ` ${OWN} (?:\\w+ )?${VISIT}(?: (?:that |which )?(?:i |we )?(?:have|had|got|is|was|scheduled|booked|set|tengo|tenia|que|es|era|agendada|programada))*(?: (?:on|at|is|del?|el|la|las|para|a|from|this|the))* $|` +
    ` (?:have|got|had) (?:a|an|one) (?:\\w+ )?(?:${VISIT} )?(?:on|at|for|this)? ?$|` +
    ' tengo (?:una )?(?:cita )?(?:el|la|para|para el|a)? ?$',
);
const EXISTING_AFTER = new RegExp(
  `^(?: (?:morning|afternoon|evening|am|pm))*(?: (?:at|a las) \\S+(?: (?:am|pm))?)? ${VISIT} `,
);
const OWN_BEFORE =
  /(?: (?:my|our|the|his|her|mi|la|that)(?: (?:\w+|#+))?| (?:cita|consulta|la|lo) del?(?: el| la)?) $/;

/** What the words at this place are there for, by the words around them. */
export function roleOf(line: Line, found: RegExpExecArray): Role {
  const before = line.text.slice(0, found.index);
  const after = line.text.slice(found.index + found[0].length);
  if (PAST_BEFORE.test(before) || PAST_AFTER.test(after)) return 'past';
  if (EXCLUDED_BEFORE.test(before) || EXCLUDED_AFTER.test(after)) return 'excluded';
  if (EXISTING_BEFORE.test(before)) return 'existing';
  const owned = OWN_BEFORE.test(before);
  return owned && (EXISTING_AFTER.test(after) || / (?:cita|consulta) del?(?: el| la)? $/.test(before))
    ? 'existing'
    : 'wish';
}
