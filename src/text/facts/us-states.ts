// The states and territories of the United States as they stand behind a party: postal code, name, and the
// abbreviation of news agencies without its full stop.

const table = `AL Alabama Ala|AK Alaska|AZ Arizona Ariz|AR Arkansas Ark|CA California Calif Cal|CO Colorado Colo|
  CT Connecticut Conn|DE Delaware Del|FL Florida Fla|GA Georgia Ga|HI Hawaii Hawai'i|ID Idaho|IL Illinois Ill|IN Indiana
  Ind|IA Iowa|KS Kansas Kan Kans|KY Kentucky Ky|LA Louisiana La|ME Maine|MD Maryland Md|MA Massachusetts Mass|MI Michigan
  Mich|MN Minnesota Minn|MS Mississippi Miss|MO Missouri Mo|MT Montana Mont|NE Nebraska Neb Nebr|NV Nevada Nev|NH
  New_Hampshire N.H|NJ New_Jersey N.J|NM New_Mexico N.M N.Mex|NY New_York N.Y|NC North_Carolina N.C|ND North_Dakota N.D|
  OH Ohio|OK Oklahoma Okla|OR Oregon Ore|PA Pennsylvania Pa Penn|RI Rhode_Island R.I|SC South_Carolina S.C|SD South_Dakota
  S.D|TN Tennessee Tenn|TX Texas Tex|UT Utah|VT Vermont Vt|VA Virginia Va|WA Washington Wash|WV West_Virginia W.Va|WI
  Wisconsin Wis Wisc|WY Wyoming Wyo|DC D.C|PR Puerto_Rico P.R|GU Guam|VI Virgin_Islands V.I|AS American_Samoa`;

let states: ReadonlyMap<string, string> | undefined;

/** The postal code of a state, however it is written; undefined for what is no state. */
export function stateCode(written: string): string | undefined {
  states ??= new Map(
    table.split('|').flatMap((line) => {
      const forms = line.trim().split(/\s+/);
      return forms.map((form) => [foldState(form.replaceAll('_', ' ')), forms[0]] as const);
    }),
  );
  return states.get(foldState(written));
}

function foldState(written: string): string {
  return written.replace(/[.\s]/gu, '').replaceAll('’', "'").toLowerCase();
}
