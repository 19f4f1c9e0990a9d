// Dates as fields of records hold them. What a machine's time zone would have to complete is read as UTC, so that the
// same record means the same moment everywhere.

const isoForm =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
const compactForm = /^(\d{4})(\d\d)(\d\d)$/;
// RFC 5322, as feeds have it.
const mailForm =
  /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UTC|Z|[+-]\d{4})$/;
const secondsForm = /^\d{9,10}(?:\.\d+)?$/;
const millisecondsForm = /^\d{12,13}$/;

/** Milliseconds since 1970 of a date in ISO 8601, as `20240131`, as in mail, or as seconds or milliseconds; undefined for anything else. */
export function readTimestamp(text: string): number | undefined {
  const trimmed = text.trim();
  const iso = isoForm.exec(trimmed);
  if (iso !== null) {
    const [, year, month = '01', day = '01', time = '00:00', zone = 'Z'] = iso;
    const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
    return validTime(Date.parse(`${year}-${month}-${day}T${time}${offset}`));
  }
  const compact = compactForm.exec(trimmed);
  if (compact !== null) return validTime(Date.parse(`${compact[1]}-${compact[2]}-${compact[3]}T00:00Z`));
  if (secondsForm.test(trimmed)) return Number(trimmed) * 1000;
  if (millisecondsForm.test(trimmed)) return Number(trimmed);
  return mailForm.test(trimmed) ? validTime(Date.parse(trimmed)) : undefined;
}

function validTime(time: number): number | undefined {
  return Number.isNaN(time) ? undefined : time;
}
