import { describe, expect, it } from 'vitest';
import type { PatientId } from '../../src/domain/ids.ts';
import type { LocalDate } from '../../src/domain/time.ts';
import { whichPatient } from '../../src/domain/which-patient.ts';

const BORN = '2015-03-14' as LocalDate;
const patient = (id: string, name: string, birthDate = BORN) => ({ id: id as PatientId, name, birthDate });

const MIA = patient('mia', 'Mía Díaz');
const LEO = patient('leo', 'Leo Díaz');
const ANA = patient('ana', 'Ana María Díaz López', '1985-01-02' as LocalDate);
const known = (id: string) => ({ kind: 'known', patientId: id });

describe('which patient somebody says to be', () => {
  it.each([
    ['the only one born that day', [MIA, ANA], undefined, known('mia')],
    ['nobody born that day', [ANA], undefined, { kind: 'unknown' }],
    ['twins, without a name', [MIA, LEO], undefined, { kind: 'which' }],
    ['twins, by the name, whatever its accents and case', [MIA, LEO], 'LEO DIAZ', known('leo')],
    ['twins, by the first name alone', [MIA, LEO], 'mia', known('mia')],
    ['twins, by what both are called', [MIA, LEO], 'Díaz', { kind: 'which' }],
    ['a twin who is not known yet', [MIA], 'Leo Díaz', { kind: 'unknown' }],
    ['a name of marks alone', [MIA], '…', { kind: 'unknown' }],
    ['registered twice', [patient('one', 'Leo Diaz'), LEO], 'Leo Díaz', known('one')],
    ['the very name before a longer one', [patient('jr', 'Leo Díaz Ruiz'), LEO], 'Leo Díaz', known('leo')],
  ] as const)('%s', (_, patients, name, which) => {
    expect(whichPatient(patients, { birthDate: BORN, ...(name && { name }) })).toEqual(which);
  });

  it('goes by fewer or more names than were registered', () => {
    const birthDate = '1985-01-02' as LocalDate;
    for (const name of ['Ana Díaz', 'Ana María Díaz López de Ruiz']) {
      expect(whichPatient([MIA, ANA], { birthDate, name })).toEqual(known('ana'));
    }
    expect(whichPatient([MIA, ANA], { birthDate, name: 'Ana Ruiz' })).toEqual({ kind: 'unknown' });
  });
});
