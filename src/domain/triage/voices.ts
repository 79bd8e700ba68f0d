/** A stretch of the text in which somebody of the clinic speaks. Half-open, in UTF-16 units. */
export interface ClinicianVoice {
  readonly start: number;
  readonly end: number;
}

const LABEL =
  /(?:^|[\n*.!?"”]|\s)\s*\**\s*(?:(clinician|nurse|doctor|provider|physician|triage nurse|enfermera|enfermero|medico|médico)|(patient|parent|caller|member|spouse|mother|father|me|paciente|madre|padre|mam[aá]|pap[aá]))\s*\**\s*:/giu;

/**
 * Where a pasted conversation quotes a clinician. Both sides have to be labelled: "Doctor: I can't breathe" is a patient
 * who calls for one.
 */
export function clinicianVoices(text: string): readonly ClinicianVoice[] {
  const labels = [...text.matchAll(LABEL)].map((found) => ({
    at: found.index,
    clinician: found[1] !== undefined,
  }));
  if (!labels.some((label) => label.clinician) || labels.every((label) => label.clinician)) return [];
  return labels.flatMap(({ at, clinician }, index) =>
    clinician ? [{ start: at, end: labels[index + 1]?.at ?? text.length }] : [],
  );
}
