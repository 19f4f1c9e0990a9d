// Words that begin with an apostrophe because letters are left out: 'em, 'til, 't Hart. Not opening quotation marks.

const elisions = new Set(
  // English
  (
    'em til till tis twas twere twill twould tisn twasn cause cos cuz bout round neath tween twixt gainst gin ere nuff ' +
    'sup fraid cept scuse spose pon stead fore nother member specially ave ad as is im er e ow ello ouse ome alf ell ' +
    'n nd cha ya ye yer yall ol am em twon spect course deed lectric gator coon possum copter chute cello phone bus ' +
    'plane flu net nam burbs burb hood shrooms zine za stache fro rents tude tec rona prentice squire ' +
    // Dutch and Afrikaans; German and Low German; French and Italian colloquial
    's t k m ns r avonds morgens middags nachts zomers winters ne nen nem ner nes ran rauf raus rein rum runter rüber ' +
    'nauf naus nei nunter sch st ist tit ptit sto sta sti ste ndrangheta ndranghetista ndranghetisti'
  ).split(' '),
);

/** True if an apostrophe may stand before `stem`, the letters that follow it, in place of letters left out. */
export function isElision(stem: string): boolean {
  return elisions.has(stem.toLowerCase());
}
