import type { Clinic } from '../../domain/clinic.ts';
import { clinicMisfits } from './clinic-checks.ts';
import { clinicFile } from './clinic-schema.ts';
import { PackError } from './fault.ts';
import { faultsOf, readYaml, type PackFile } from './yaml-source.ts';

/** Reads clinic.yaml. Throws a PackError that names every fault with its line. */
export function compileClinic(file: PackFile): Clinic {
  const source = readYaml(file);
  if (source.faults.length > 0) throw new PackError(source.faults);
  const checked = clinicFile.safeParse(source.value ?? {});
  if (!checked.success) throw new PackError(faultsOf(source, checked.error));
  const misfits = clinicMisfits(checked.data);
  if (misfits.length === 0) return checked.data;
  throw new PackError(
    misfits.map(({ path, message, fix }) => ({ file: file.name, line: source.lineOf(path), message, fix })),
  );
}
