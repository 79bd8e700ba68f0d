import type { Clinic } from '../../domain/clinic.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { hoursMisfits } from './clinic-hours-checks.ts';
import type { Misfit, PathInFile } from './yaml-source.ts';

/** Whether the parts of a clinic fit together. */
export const clinicMisfits = (clinic: Clinic): readonly Misfit[] => [
  ...twins(clinic),
  ...unknownNames(clinic),
  ...typeMisfits(clinic),
  ...hoursMisfits(clinic),
  ...ladderMisfits(clinic),
];

function twins(clinic: Clinic): Misfit[] {
  const ids = (['sites', 'appointmentTypes', 'clinicians'] as const).flatMap((list) =>
    repeated(clinic[list].map((entry) => entry.id)).map(([index, id]) => ({
      path: [list, index, 'id'],
      message: `Two of the ${list} are called "${id}".`,
      fix: 'Give one of them another id.',
    })),
  );
  const days = repeated(clinic.holidays.map((holiday) => holiday.date)).map(([index, date]) => ({
    path: ['holidays', index, 'date'],
    message: `${date} is a holiday twice.`,
    fix: 'Remove one of the two lines.',
  }));
  const reminders = repeated(clinic.reminderPlan.map((lead) => lead.key)).map(([, key]) => ({
    path: ['reminders'],
    message: `The reminder ${key} is in the list twice.`,
    fix: 'Remove one of them.',
  }));
  return [...ids, ...days, ...reminders];
}

function unknownNames(clinic: Clinic): Misfit[] {
  const sites = new Set<string>(clinic.sites.map((site) => site.id));
  const types = new Set<string>(clinic.appointmentTypes.map((type) => type.id));
  const unknown = (path: PathInFile, kind: string, name: string, known: ReadonlySet<string>): Misfit[] =>
    known.has(name)
      ? []
      : [{ path, message: `There is no ${kind} "${name}".`, fix: `Write one of: ${[...known].join(', ')}.` }];
  return clinic.clinicians.flatMap((clinician, index) => [
    ...clinician.hours.flatMap(({ siteId }, place) =>
      unknown(['clinicians', index, 'hours', place, 'site'], 'site', siteId, sites),
    ),
    ...clinician.appointmentTypes.flatMap((typeId, place) =>
      unknown(['clinicians', index, 'appointmentTypes', place], 'appointment type', typeId, types),
    ),
  ]);
}

function typeMisfits(clinic: Clinic): Misfit[] {
  const standard = clinic.appointmentTypes.flatMap((type, index) => (type.default ? [index] : []));
  const given = new Set(clinic.clinicians.flatMap((clinician) => clinician.appointmentTypes));
  const oneDefault: Misfit = {
    path: ['appointmentTypes', ...standard.slice(1, 2)],
    message: `${String(standard.length)} appointment types are the default.`,
    fix: 'Write "default: true" at exactly one: the visit of a patient who asks for no special kind.',
  };
  const orphans = clinic.appointmentTypes.flatMap((type, index): Misfit[] =>
    given.has(type.id)
      ? []
      : [
          {
            path: ['appointmentTypes', index, 'id'],
            message: `No clinician gives the visit "${type.id}".`,
            fix: "Add it to a clinician's appointmentTypes, or remove it.",
          },
        ],
  );
  return [...(standard.length === 1 ? [] : [oneDefault]), ...orphans, ...wordMisfits(clinic)];
}

function wordMisfits(clinic: Clinic): Misfit[] {
  return LANGUAGES.flatMap((language) => {
    const all = clinic.appointmentTypes.flatMap((type, index) =>
      type.words[language].map((word, place) => ({
        word,
        path: ['appointmentTypes', index, 'words', language, place],
      })),
    );
    const twice = repeated(all.map(({ word }) => word)).map(([index, word]) => ({
      path: all[index]?.path ?? [],
      message: `"${word}" asks for two kinds of visit.`,
      fix: 'Keep it at the one that is meant most often.',
    }));
    const loud = all
      .filter(({ word }) => word !== word.toLowerCase())
      .map(({ word, path }) => ({
        path,
        message: `"${word}" has capital letters.`,
        fix: 'Write it in small letters; patients may write it either way.',
      }));
    return [...twice, ...loud];
  });
}

function ladderMisfits(clinic: Clinic): Misfit[] {
  return clinic.onCall.flatMap(({ phone }, index): Misfit[] => {
    const after = clinic.ladderMs[index] ?? 0;
    const order = index > 0 && after <= (clinic.ladderMs[index - 1] ?? 0);
    return [
      ...(order
        ? [
            {
              path: ['onCall', index, 'after'],
              message: 'This step of the ladder does not come later than the one before it.',
              fix: 'Write the steps in order of their time.',
            },
          ]
        : []),
      ...(phone === clinic.phone
        ? [
            {
              path: ['onCall', index, 'phone'],
              message: "The front desk's own number cannot be an on-call phone.",
              fix: 'Write the number of a phone that somebody carries.',
            },
          ]
        : []),
    ];
  });
}

/** Index and value of each entry that has come before. */
const repeated = (values: readonly string[]): readonly (readonly [number, string])[] =>
  [...values.entries()].filter(([index, value]) => values.indexOf(value) < index);
