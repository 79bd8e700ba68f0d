/** Ordinals as they are said of a numbered offer. */
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  [
    ['1st', '1ra', '1ro', 'first', 'primera', 'primero', 'primer', 'one', 'uno'],
    ['2nd', '2da', '2do', 'second', 'segunda', 'segundo', 'two', 'dos'],
    ['3rd', '3ra', '3ro', 'third', 'tercera', 'tercero', 'tercer', 'three', 'tres'],
    ['4th', 'fourth', 'cuarta', 'cuarto', 'four', 'cuatro'],
    ['5th', 'fifth', 'quinta', 'quinto', 'five', 'cinco'],
    ['6th', 'sixth', 'sexta', 'sexto', 'six', 'seis'],
  ].flatMap((words, at) => words.map((word): [string, number] => [word, at + 1])),
);

/** Words that may stand around a picked number without changing it. */
export const AROUND_A_PICK = new Set(
  `please thanks thank you ok okay yes yeah sure hi hello the a an option number no choice slot one time appointment for me ill id i ive like to take want would will
  works work lets do go with book pick choose chose select is fine good great perfect best better that it can have we and get me in on my prefer
  por favor gracias si claro la el lo opcion numero quiero quisiera prefiero tomo tomar elijo escojo me sirve queda bien mejor esta cita hora de para con
  seria dame deme agendar agenda puede ser perfecto bueno pues entonces then so works! sounds great`.split(
    /\s+/,
  ),
);

export const LAST =
  /(?<= )(?:the )?(?:last|latest|latter|ultim[ao])(?: (?:one|option|slot|time))?(?= )|(?<= )the later(?: one)?(?= )/;
export const EARLIEST =
  /(?<= )(?:(?:the )?(?:earliest|soonest|first available)(?: (?:one|option|slot|time))?|the earlier(?: one)?|(?:la|el) (?:mas temprano|mas temprana|mas pronto|mas proxim[ao]))(?= )/;
export const ANY =
  /(?<= )(?:any of (?:them|those|these)|any(?: one)?(?: (?:is|are|works?|will|would|time))|either(?: one)?|whichever|doesnt matter|dont care|no preference|you (?:pick|choose)|cual(?:quiera|quier)(?: de)?|me da igual|da lo mismo|la que sea|el que sea)(?= )/;

/** An answer to an offer that picks none of it. */
export const NONE = new RegExp(
  '(?<= )(?:none(?: of)?|neither|nothing (?:there )?works|not (?:any of|one of) (?:them|those|these)|no(?:ne)? of (?:them|those|these|the above)|' +
    '(?:they|those|these|that|them|it|any|any of (?:them|those|these)|all of (?:them|those)) (?:dont|doesnt|wont|cant|arent|isnt|do not|does not)(?: (?:really|going to|quite))?(?: (?:work|good|suit|do|fit|be good))?|' +
    '(?:i )?(?:cant|cannot|wont be able to)(?: (?:do|make|come))?(?: (?:any|at|on|to))*(?: of)? (?:them|those|these|any|either|that|it)|' +
    'dont work|doesnt work|wont work|(?:something|anything) (?:else|different|better)|(?:any )?other (?:times?|options?|days?|dates?|slots?|openings?|hours?)|different (?:times?|options?|days?|dates?|slots?)|' +
    'an?other (?:time|day|date|option|week|slot)|what else|more (?:options|times|choices|slots)|no good|' +
    'ninguna?s?(?: de)?|no me (?:sirve|queda|funciona|conviene|acomoda)n?|no puedo(?: en)?(?: (?:ninguna?|ningun|esos|esas|ese|esa|a esas?|esos dias|esas horas))|' +
    'no puedo (?:ninguno|ninguna|esos|esas|a esas horas|a esa hora)|(?:otra|otro|otras|otros|algun otro|alguna otra) (?:hora|horas|dia|dias|fecha|fechas|opcion|opciones|horario|horarios|cosa|semana)|mas opciones|algo (?:mas|diferente|distinto))(?= )',
);

/** Words of a choice are no slips of other words. */
export const CHOICE_WORDS: readonly string[] = [...ORDINALS.keys(), ...AROUND_A_PICK];
