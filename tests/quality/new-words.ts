// Text in which nothing comes again, to put runs into that do.

/** Words that stand nowhere else in their text, of three to nine letters. */
export class NewWords {
  #number: number;

  constructor(seed: number) {
    this.#number = 400 + seed * 7919;
  }

  next(): string {
    let word = '';
    for (let left = (this.#number += 13); left > 0; left = Math.floor(left / 20))
      word += 'bcdfghjklmnpqrstvwxz'[left % 20] + 'aeiou'[left % 5];
    return word.slice(0, 3 + (this.#number % 7));
  }

  /** So many bytes of them, some with a mark behind them. */
  fill(bytes: number, mark = ''): string {
    let text = this.next();
    while (text.length < bytes) text += `${text.length % 5 === 0 ? mark : ''} ${this.next()}`;
    return text;
  }
}
