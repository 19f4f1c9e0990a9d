// Character references of HTML and what they stand for: the named ones that writing programs leave behind (Latin-1,
// typographic marks, a few signs) and all numeric ones.

import { windowsCharacter } from '../encoding/charsets.ts';

const named =
  'quot=" amp=& apos=\' lt=< gt=> nbsp=\u00a0 iexcl=¡ cent=¢ pound=£ curren=¤ yen=¥ brvbar=¦ sect=§ uml=¨ copy=© ordf=ª ' +
  'laquo=« not=¬ shy=\u00ad reg=® macr=¯ deg=° plusmn=± sup2=² sup3=³ acute=´ micro=µ para=¶ middot=· cedil=¸ sup1=¹ ' +
  'ordm=º raquo=» frac14=¼ frac12=½ frac34=¾ iquest=¿ Agrave=À Aacute=Á Acirc=Â Atilde=Ã Auml=Ä Aring=Å AElig=Æ Ccedil=Ç ' +
  'Egrave=È Eacute=É Ecirc=Ê Euml=Ë Igrave=Ì Iacute=Í Icirc=Î Iuml=Ï ETH=Ð Ntilde=Ñ Ograve=Ò Oacute=Ó Ocirc=Ô Otilde=Õ ' +
  'Ouml=Ö times=× Oslash=Ø Ugrave=Ù Uacute=Ú Ucirc=Û Uuml=Ü Yacute=Ý THORN=Þ szlig=ß agrave=à aacute=á acirc=â atilde=ã ' +
  'auml=ä aring=å aelig=æ ccedil=ç egrave=è eacute=é ecirc=ê euml=ë igrave=ì iacute=í icirc=î iuml=ï eth=ð ntilde=ñ ' +
  'ograve=ò oacute=ó ocirc=ô otilde=õ ouml=ö divide=÷ oslash=ø ugrave=ù uacute=ú ucirc=û uuml=ü yacute=ý thorn=þ yuml=ÿ ' +
  'OElig=Œ oelig=œ Scaron=Š scaron=š Yuml=Ÿ fnof=ƒ circ=ˆ tilde=˜ ensp=\u2002 emsp=\u2003 thinsp=\u2009 zwnj=\u200c ' +
  'zwj=\u200d lrm=\u200e rlm=\u200f ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ dagger=† Dagger=‡ ' +
  'bull=• hellip=… permil=‰ prime=′ Prime=″ lsaquo=‹ rsaquo=› euro=€ trade=™ larr=← uarr=↑ rarr=→ darr=↓ harr=↔ minus=− ' +
  'ne=≠ le=≤ ge=≥ infin=∞ alpha=α beta=β gamma=γ delta=δ mu=μ pi=π Omega=Ω check=✓ num=# excl=! quest=? lpar=( rpar=) ' +
  'comma=, period=. colon=: semi=; sol=/ lsqb=[ rsqb=] lowbar=_ hyphen=‐ dash=‐ nbsp=\u00a0';

let characters: ReadonlyMap<string, string> | undefined;

/** The text of a reference without `&` and `;` ("amp", "#8217", "#x2019"); undefined for one that is not known. */
export function characterOfReference(name: string): string | undefined {
  if (!name.startsWith('#')) {
    characters ??= new Map(
      named.split(' ').map((entry) => {
        const equals = entry.indexOf('=');
        return [entry.slice(0, equals), entry.slice(equals + 1)] as const;
      }),
    );
    return characters.get(name);
  }
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (code >= 0x80 && code < 0xa0) return windowsCharacter(code);
  const isText =
    code === 0x0a || (code >= 0x20 && code !== 0x7f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff));
  return isText ? String.fromCodePoint(code) : undefined;
}
