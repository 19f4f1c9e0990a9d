// An installation of which a part is missing or broken. Who throws it and who says it are bundled apart, so that it is known
// by its name and not by its class.

const damageName = 'DamagedInstallation';

/** The error that `what` is amiss, which only installing again mends. */
export function damagedInstallation(what: string, cause?: unknown): Error {
  const error = new Error(`${what}: install corpuslint again.`, { cause });
  error.name = damageName;
  return error;
}

/** True for such an error, whoever threw it. */
export function isDamagedInstallation(error: unknown): error is Error {
  return error instanceof Error && error.name === damageName;
}
