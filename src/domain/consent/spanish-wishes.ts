import type { WishWords } from './wish-words.ts';

const MENSAJES = '(?:mensajes?|mensajitos|textos?|sms|notificaciones|avisos|alertas)';
/** As in English: "no quiero recordatorios" answers a question, "no más recordatorios" opts out. */
const TODO_MENSAJE = `(?:${MENSAJES}|recordatorios?)`;
const ESCRIBIR =
  '(?:escribi[a-z]*|escriba[a-z]*|mand[a-z]+|envi[a-z]+|text[a-z]+|molest[a-z]+|contact[a-z]+|mensaj[a-z]+)';
const DEJEN = '(?:dej[ea]n?|par[ea]n?|deteng[ae]n?|ces[ea]n?)';

export const SPANISH_WISHES: WishWords = {
  courtesy: 'por favor|porfavor|porfa|gracias|hola|ya',
  stopAlone: ['alto|pare|paren|parar|detener|detenganse|basta|baja|dejenme en paz'],
  stop: [
    `\\bno (?:quiero|deseo|necesito|acepto)(?: (?:que|recibir|mas|sus|ya|los|estos|tus|ningun|ninguno|de|me|nos|recibiendo|seguir)){0,6} (?:${MENSAJES}|${ESCRIBIR})\\b`,
    `\\b(?:no|ni) (?:me|nos) (?:vuelvan? a )?(?:escriban?|manden?|envien?|textee?n?|molesten?|contacten?|mensajeen?|escribir|mandar|enviar|molestar|contactar)\\b`,
    `\\b(?:no|ningun) (?:(?:quiero|me manden|me envien|me mande|me envie) )?(?:recibir )?mas (?:de )?(?:(?:sus|estos|esos) )?${TODO_MENSAJE}\\b`,
    `\\b${DEJEN} (?:ya )?(?:de )?${ESCRIBIR}\\b`,
    `\\b(?:${DEJEN}|parar|detener|cancel(?:ar|en?)|suspend(?:er|an?)|bast[ae]) (?:ya )?(?:(?:con|de|todos|los|estos|esos|sus|tus|las|mis) )*${TODO_MENSAJE}\\b`,
    `\\b(?:quit|saqu|borr|elimin|sac|remuev)[a-z]*(?: (?:me|mi|mis|este|numero|telefono|datos))* (?:de|del) (?:la |su |sus |esta |tu )?(?:listas?|sistema de mensajes|mensajes)\\b`,
    `\\b(?:quiten|borren|eliminen|quite|borre|elimine) (?:mi|este) (?:numero|telefono)\\b`,
    `\\b(?:d(?:e|en|ar)me de baja|me (?:quiero dar|d[ae]n?) de baja)(?: del?(?: (?:la|las|los|sus?|estos|esta))? (?:listas?|${MENSAJES})|$)`,
    `\\bcancel(?:ar|en?) (?:mi |la )?suscripcion\\b`,
  ],
  notStop: [
    `\\bno (?:me )?dejen? de (?:escrib|mand|envi)|\\bno paren? de (?:escrib|mand|envi)`,
    `\\bno (?:me|nos) (?:escriban?|manden?|envien?|molesten?|contacten?) (?:tan |en la noche|de noche|por la noche|antes|despues|hoy|los (?:domingos|sabados)|mientras|durante)`,
    `\\bno (?:me|nos) (?:manden?|envien?) (?:al?|con|a la) `,
    `\\bno (?:quiero|deseo)(?: \\w+){0,2} (?:molestar|molestarl[eo]s?|enviar|mandar|escribir)\\b`,
  ],
  startAlone: ['suscribir(?:me)?|comenzar|reanudar|activar'],
  start: [
    `\\b(?:pueden?|vuelvan? a|quiero que me vuelvan a) (?:volver a )?(?:escribirme|mandarme mensajes|enviarme mensajes|escribir|mandar mensajes|enviar mensajes)\\b`,
    `\\bquiero (?:volver a )?recibir (?:(?:sus|los|de nuevo|otra vez) )*${MENSAJES}(?: (?:otra vez|de nuevo|nuevamente))?\\b`,
  ],
  notStart: ['\\b(?:no|nunca|tampoco)\\b'],
  crisis: [
    `\\b(?:quiero|quisiera|ojala|necesito|deseo) (?:que )?(?:(?:ya|todo|esto|el dolor|mi vida|la vida|se|solo) )+(?:pare|acabe|acabar|termine|terminar|detenga|parar)(?: (?:ya|todo|con todo|para siempre))?$`,
    `\\b(?:acabar|terminar) con (?:todo|mi vida|esto)\\b`,
  ],
};
