// Words of lines that say when a text was published: English, German, French and Spanish. In the notation of phrases.ts.

/** Words that say when something was published, folded, one phrase an entry. */
export const stampWords: readonly string[] = [
  'posted|published|updated|modified *',
  'first|last published|updated|modified *',
  'veröffentlicht|aktualisiert|stand *',
  'zuletzt aktualisiert *',
  'publié|publicado|actualizado *',
  'mis à jour *',
];

/** Words of dates and times, folded. */
export const timeWords: ReadonlySet<string> = new Set(
  (
    'posted published updated modified veröffentlicht aktualisiert zuletzt stand publié mis à jour publicado actualizado first last ' +
    'on at by the of ago an a about am pm m p et est edt ct cst cdt pt pst pdt gmt utc bst ist cet cest z t today yesterday just now ' +
    'second seconds minute minutes min mins hour hours hr hrs h day days week weeks month months th st nd rd ' +
    'um uhr vor der den sekunden minuten stunde stunden tag tagen heute gestern le la il y heure heures jour jours hier ' +
    'el las de del hace hora horas minuto minutos día días hoy ayer ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'januar jänner februar märz mai juni juli oktober dezember okt dez ' +
    'janvier février mars avril juin juillet août septembre octobre novembre décembre ' +
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche ' +
    'lunes martes miércoles jueves viernes sábado domingo'
  ).split(' '),
);
