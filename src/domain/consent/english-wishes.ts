import type { WishWords } from './wish-words.ts';

const TEXTS = '(?:texts?|txts?|sms|messages?|msgs?|messaging|notifications?|alerts?|spam)';
/** Saying that reminders are not wanted answers our own question about them; asking that they stop opts out. */
const ANY_TEXTS = `(?:${TEXTS}|reminders?)`;
const TEXTING = `(?:text(?:ing)?|txt(?:ing)?|messag(?:e|ing)|msg(?:ing)?|contact(?:ing)?|writ(?:e|ing)(?: to)?|bother(?:ing)?|spam+ing|spam|bug+ing|remind(?:ing)?)`;
const ENDING = '(?:stop|quit|cease|cancel|discontinue|halt|end (?:the|these|those|all|your|my))';
const NOT = '(?:dont|do not|never|not to|no longer)';

export const ENGLISH_WISHES: WishWords = {
  courtesy: 'please|pls|plz|ok|okay|now|just|thanks|thank you|hi|hello|hey|already',
  stopAlone: [
    '(?:i (?:said|want to|would like to) )?(?:stop|unsubscribe|opt ?out|stop all|stopall)',
    'stop (?:it|this|that|these|them|all|it all|everything)',
    'stopp+|stpo|sotp|(?:unsuscribe|unsubcribe|unsubscibe|unsubscribed?)(?: me)?',
    '(?:leave|let) me alone|go away|lose my number',
  ],
  stop: [
    `\\b${ENDING} (?:(?:sending|getting|receiving|with|me|us|all|all of|any|the|these|those|this|your|my|automated?|from) ){0,5}${ANY_TEXTS}\\b`,
    `\\b(?:stop|quit|cease) (?:calling (?:and|or) )?${TEXTING} (?:me|us|my|this|here|at)\\b`,
    `\\b(?:stop|quit|cease) ${TEXTING}$`,
    `\\bstop sending (?:me|us) (?:things|stuff|anything|these|those|this|that)\\b`,
    `\\b${NOT} (?:ever )?(?:text|txt|message|msg|contact|write|write to|bother) (?:me|us|my phone|my number|this (?:number|phone))\\b`,
    `\\b${NOT} (?:ever )?(?:send|want|like|need|wish)(?: (?:to|me|us|you|be|get|getting|receive|receiving|see|have|any|more|anymore|your|these|those|the|automated?|of|all|from|texted|messaged)){0,6} ${TEXTS}\\b`,
    `\\b${NOT} want (?:to be|being|you to|you guys to|yall to|you) (?:texted|messaged|contacted|text|message|contact|texting|messaging|contacting)\\b`,
    `\\bno more (?:(?:of|these|those|the|your|automated|text) )*${ANY_TEXTS}\\b`,
    `\\b${NOT} (?:send|want|need)(?: (?:to|me|us|you|get|getting|receive|receiving))* (?:any )?more (?:(?:of|these|those|the|your|text) )*reminders?\\b`,
    `\\b${TEXTS}(?: (?:need|needs|have|has|must|should|got|to|just|all)){1,3} (?:stop|end|cease)\\b`,
    `\\b(?:take|remove|delete|drop|get) (?:me|us|my (?:number|phone|name)|this number) (?:off|from|out)(?: of)?(?: (?:your|the|this|that|these|all|text|texting|messaging|contact|mailing|sms))* (?:lists?|${TEXTS}|system|database)\\b`,
    `\\b(?:delete|remove|erase|lose) (?:my|this) (?:phone )?number\\b`,
    `\\b(?:opt|opting) (?:me |us )?out\\b(?! of (?!text|message|sms|these|this|your|all|everything|reminders))`,
    `\\boptout (?:me|of)\\b|\\bunsubscribe (?:me|us|from|my)\\b|\\bhow (?:do|can) i unsubscribe\\b|\\bunsubscribe$`,
    `\\b(?:revoke|withdraw) (?:my )?(?:consent|permission|authorization)\\b(?! (?:for|to) (?:treat|surg|the procedure|release))`,
  ],
  notStop: [
    // Told to go on, or asked about the past.
    `\\b(?<!why )(?:dont|do not|never|not|didnt (?:ask|say|mean|want)(?: \\w+){0,2}|cant|cannot) (?:(?:want|you|to|please|ever|mean|say) ){0,4}(?:stop|end|cancel|quit|optout|opt out|unsubscribe)\\b`,
    `\\b(?:did|have|has) (?:you|u|yall|they|i|the \\w+|my \\w+|something) (?:\\w+ )?(?:stop|end|cancel|quit)`,
    `\\bwhy (?:did|have|would) (?:\\w+ ){1,3}(?:stop|end|cancel)`,
    // Visits, not texts.
    `\\b(?:cancel|end|stop) (?:my |the |our |all |this )*(?:appointment|visit|appt)`,
    // Only at some hours.
    `\\b(?:text|message|contact|write|bother)(?: to)? me (?:so |too |that )?(?:at night|late|early|before|after|between|during|while|when|until|till|today|tonight|tomorrow|this|on (?:weekends?|sundays?|saturdays?)|in the (?:morning|night|evening|middle))`,
    // Another wish in the same words.
    `\\b(?:dont|do not) (?:want|need) (?:to (?:text|message|write)|any more \\w+ (?:texts|tests))`,
    `\\b(?:dont|do not) (?:want|need|like) (?:to )?(?:get|getting|miss|lose|missing)? ?(?:the |any |your )?(?:wrong|late|reminders? (?:so|too)|messages? (?:so|too|mixed))`,
    `\\b(?:dont|do not|never) (?:want to )?miss `,
  ],
  startAlone: ['(?:re)?subscribe(?: me)?(?: again)?|opt ?(?:me )?(?:back )?in|start again|resume|unstop me'],
  start: [
    `\\b(?:start|resume|restart|continue) (?:sending |getting |receiving )?(?:me |us |my |the |your |with |all )*(?:${TEXTS}|texting|messaging)(?: me)?(?: again)?\\b`,
    `\\b(?:you|u) (?:can|may) (?:text|message|write(?: to)?|contact) me(?: again| now)?$`,
    `\\b(?:text|message) me again\\b|\\bopt me (?:back )?in\\b|\\bopt back in\\b|\\bsign me (?:back )?up for (?:the )?${TEXTS}`,
    `\\b(?:i )?(?:want|would like|d like) (?:to (?:get|receive|have) )?(?:your |the |my )?${TEXTS} (?:again|back|back on)\\b`,
  ],
  notStart: ['\\b(?:no|not|dont|never|didnt|cant)\\b', '\\b(?:when|why|if) '],
  crisis: [
    `\\b(?:want|wanted|wanna|need|wish|hope|make|beg|begging|just|please)(?: (?:for|just|to|would|want|it|this|that|all|everything|the|pain|my|life|world|thoughts|voices|of)){1,7} (?:stop|end|be over|go away forever|finish)$`,
    `\\b(?:end|stop|quit) (?:it|this|everything)(?: all| now| for good| forever)?$`,
    `\\bend(?:ing)? (?:it all|my life|everything)\\b|\\bstop (?:living|existing|being alive|my life)\\b|\\bquit (?:life|living)\\b`,
  ],
};
