// Names that come to us from other scripts: of these a source may write one in its own way.

import { wordsIn } from './index.ts';

const given = `
  abbas abd abdallah abdel abdul abdullah abdulrahman abu adel adnan ahmad ahmed akbar akram alaa aleksandr aleksei aleksey
  alexei alexey ali amin amir amr anatoli anatoly andrei andrey anwar arkady artem asad asif ayman aymen aziz bandar
  bashar bassam boris daud dmitri dmitriy dmitry evgeni evgeny fahd faisal farid farouk faruk fatima fawzi fayez fedor
  fyodor gamal gennadi gennady georgi ghassan grigori grigory habib hafez hakim hamad hamid hamza haroun hasan hashem
  hassan hisham hosni husayn husein husni hussain hussein ibn ibrahim ihab ilya imad imran iqbal ismail ivan jamal
  jawad kamal karim khaled khalid khalil kirill konstantin leonid liudmila lyudmila mahdi mahmoud mahmud majid malik
  mansour marwan masoud mehdi mikhail mohamad mohamed mohammad mohammed muammar muhammad mullah munir murad musa mustafa
  nabil nadezhda nasser natalia natalya nikita nikolai nikolay nizar nuri oleg oleksandr olga omar osama pavel petro pyotr
  qasim rafik rafiq rahman rami ramzi rashid riyad saad saddam said salah saleh salem salim salman sami samir saud semyon
  sergei sergey serhiy sharif sheikh shaykh stanislav svetlana tahir tamim tareq tariq tatiana tatyana umar usama vadim
  valentin valeri valery vasili vasily viktor vitali vitaly vladimir volodymyr vyacheslav walid wasim yahya yasir yasser
  yevgeni yevgeny yuri yuriy yusuf zaid zaki zayed zubayr`;
const surname =
  /(?:[^aeiou](?:ov|ev|yev|off)a?|(?:sk|ts)(?:y|i|iy|aya)|enko|ovich|evich|ovna|evna|[dz]adze|shvili|uddin|ullah)$/;

let names: ReadonlySet<string> | undefined;

/** True for a folded word that is a name of Russian, Ukrainian, Georgian, Arabic or their kin, written in Latin letters. */
export function isTransliterated(word: string): boolean {
  names ??= new Set(wordsIn(given));
  return names.has(word) || surname.test(word);
}

/** Letters of one sound in romanised Russian and Arabic, each group as its first. */
const sounds: readonly (readonly [written: RegExp, sound: string])[] = [
  // Russian "ё" behind a hush is written "e" or "o": "Khrushchev", "Khrushchov".
  [/(?<=[csz]h)[eo](?=va?$)/, 'e'],
  [/ph/g, 'f'],
  [/dh|dd/g, 'd'],
  [/ou|oo|o/g, 'u'],
  [/^ye/, 'e'],
  [/ee|iy|yi|y|e/g, 'i'],
  [/ck|q|k|c(?!h)/g, 'k'],
  [/w/g, 'v'],
];

/** True if two folded words sound alike as romanised names: "Mustapha" and "Mustafa", "Mansour" and "Mansur". */
export function soundAlike(a: string, b: string): boolean {
  const soundOf = (word: string): string =>
    sounds.reduce((letters, [written, sound]) => letters.replace(written, sound), word);
  return soundOf(a) === soundOf(b);
}
