import { describe, expect, test } from 'vitest';
import { read } from './support.ts';

describe('emergencies in the words people use', () => {
  test.each([
    'crushing chest pain and my left arm is numb',
    'CHEST PAIN',
    'cant breeeathe',
    'my moms lips r blue and she cant talk',
    'hes having a siezure',
    'dad collapsed in the kitchen he isnt waking up',
    "my wife's face looks weird on one side and she's talking funny",
    'throat closing up after shrimp',
    'there is blood everywhere pls help',
    'i swallowed a bunch of my antidepressants',
    'my toddler ate rat poison',
    "took my roommate's adderall",
    "i'm 36 weeks and bleeding",
    'i am 30 weeks pregnant and the baby has stopped moving',
    'my 2mo has a fever',
    'baby is 3 weeks old temp 101',
    "my grandpa hit his head and he's on blood thinners",
    'worst headache ever and stiff neck',
    'i keep throwing up blood',
    'sugar is 32 and he is shaking',
    'sudden tearing pain in my back',
    'back pain and my groin is numb',
    'burned my face with hot oil',
    'my kid got electrocuted',
    'eye pain and blurry vision, i have glaucoma',
    'sudden severe pain in my testicle',
    'me duele mucho el pecho y sudo frío',
    'no puedo respirrar',
    'mi esposo no respira',
    'mi mamá se desmayó y no despierta',
    'mi bebé de 1 mes tiene calentura',
    'mi hijo se tragó una pila',
    'se tomó todo el frasco de pastillas',
    'se le cayó la mitad de la cara',
    'estoy embarazada y sangrando mucho',
    'mi niño esta convulcionando',
    'tengo el azúcar en 40 y estoy temblando',
    'mi abuelita se cayó y se pegó en la cabeza, toma anticoagulantes',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ level: 'emergency', path: 'medical', crisis: false });
  });
});

describe('crisis', () => {
  test.each([
    "I don't want to be here anymore",
    'I want it all to stop',
    'i dont see the point in living anymore',
    "i'm afraid i will hurt my baby",
    'my son says he wants to kill himself',
    'no quiero vivir',
    'ya no quiero estar aquí',
    'me quiero morir',
    'voy a matarme',
  ])('%s', (text) => {
    expect(read(text)).toMatchObject({ level: 'emergency', path: 'crisis', crisis: true });
  });

  test('outranks a medical emergency in the same message', () => {
    expect(read('i took a whole bottle of pills, i want to die').path).toBe('crisis');
  });
});

describe('abuse', () => {
  test('is urgent and has its own path', () => {
    expect(read('my boyfriend hits me')).toMatchObject({ level: 'urgent', path: 'abuse', abuse: true });
    expect(read('mi marido me pega')).toMatchObject({ level: 'urgent', path: 'abuse', abuse: true });
  });

  test('is an emergency when danger is present', () => {
    expect(read('my husband is threatening me with a knife right now')).toMatchObject({
      level: 'emergency',
      path: 'abuse',
    });
  });
});

describe('ordinary messages', () => {
  test.each([
    'hi',
    'STOP',
    '2',
    'Ana Diaz 04/12/1988',
    '+1 202 555 0123',
    'can i book an appointment for thursday',
    'necesito una cita para mi hijo',
    'gracias doctora',
    'my bill is killing me lol',
    'this traffic is killing me, be there in 10',
    "i'm dying to know my test results",
    'me muero de hambre',
    'what are the signs of a stroke?',
    'cuáles son los síntomas de un derrame',
    'when should i call 911 vs the office',
    'where is the nearest ER',
    "it's not an emergency",
    'i had a heart attack in 2019 and need a follow up',
    'hace años tuve un infarto, necesito control',
    'no chest pain, no fever, just need my refill',
    'no tengo fiebre ni dolor de pecho',
    "i don't want to be here at 8, can we do 9",
    'the doctor said my chest xray was clear',
    'no quiero más mensajes',
    '',
    '🙂🙂',
  ])('%s → none', (text) => {
    expect(read(text).level).toBe('none');
  });

  test.each([
    ['hi, I need to see someone about my knee, maybe thursday afternoon', ['none', 'routine']],
    ['my knee hurts', ['routine']],
    ['me duele la rodilla', ['routine']],
    ['i have a cold', ['self_care']],
    ['tengo catarro', ['self_care']],
    ['it burns when i pee', ['urgent']],
    ['me arde al orinar', ['urgent']],
  ])('%s → %s', (text, levels) => {
    expect(levels).toContain(read(text).level);
  });
});
