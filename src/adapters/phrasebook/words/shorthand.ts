/**
 * How people shorten and misspell on a phone, in plain form → what it stands for. Only what cannot mean anything else
 * is here; slips of a single key are left to typos.ts.
 */
const WRITTEN_OUT = `
  u: you | ur: your | pls plz plse pleas pleez: please | thx thanx thnx thnks thks tnx ty tysm: thanks
  wanna: want to | gonna: going to | gotta: got to | lemme: let me | gimme: give me | dunno: dont know
  cuz coz bc becuz: because | b4: before | w: with | wk: week | wks: weeks | wkend wknd: weekend | hr: hour
  hrs: hours | min mins: minutes | mo: month | yr: year | yrs: years | rx: prescription | doc docs dr: doctor
  appt apt appmt apptmt appmnt aptmt apptment appoinment apoinment appoitment appointmnt appointent: appointment
  appts apts: appointments | resched reschd reshedule reschedual: reschedule | info: information
  tmrw tmr tmw tmrrw tmmrw tomo tomoz 2moro 2morrow 2mrw tomm tomorro tommorow tommorrow tomorow tommorw: tomorrow
  2day 2dy: today | 2nite tonite 2night: tonight | bday: birthday | hv: have | gd: good | msg: message
  cannot: cant | txt: text | abt: about | prob probs: probably
  def: definitely | sched: schedule | canx cx: cancel | kk: ok | okey okie: ok | yea yeh: yeah | nvm: never mind
  tues tue: tuesday | weds: wednesday | thurs thur thu thrs: thursday | wensday wendsday wedensday: wednesday
  q k ke: que | xq pq porq xk: porque | xfa pfa xfavor porfis: por favor | kiero qiero quero: quiero
  ola: hola | aser: hacer | grasias grax gcias: gracias | sita: cita | sitas: citas | mnn manna manian: manana
  nesecito nececito necesto nesesito: necesito | doc doctorcito: doctor | dra: doctora | oi oy: hoy | tmb tbn: tambien
  biernes: viernes | juebes: jueves | savado sabdo: sabado | lunez: lunes | miercoles mierc miercolez: miercoles
  semna: semana | pa: para | toy: estoy | ta: esta | nomas: solo | bno: bueno | bn: bien
  kisiera qisiera: quisiera | aora: ahora | agendr: agendar | resetas: recetas | reseta: receta
`;

export const SHORTHAND: ReadonlyMap<string, readonly string[]> = new Map(
  WRITTEN_OUT.split(/[|\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .flatMap((entry) => {
      const [shorts = '', long = ''] = entry.split(':').map((part) => part.trim());
      return shorts.split(' ').map((short): [string, readonly string[]] => [short, long.split(' ')]);
    }),
);

/** Two words that mean the same as one. */
export const JOINED: ReadonlyMap<string, string> = new Map([
  ['can not', 'cant'],
  ['do not', 'dont'],
  ['does not', 'doesnt'],
  ['did not', 'didnt'],
  ['will not', 'wont'],
  ['i am', 'im'],
  ['it is', 'its'],
  ['that is', 'thats'],
  ['re schedule', 'reschedule'],
  ['re book', 'rebook'],
  ['every one', 'everyone'],
  ['o clock', 'oclock'],
  ['x ray', 'xray'],
  ['rayos x', 'radiografia'],
]);
