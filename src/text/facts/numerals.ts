// Figures as texts write them: "1,234.5", "1.234,5", "1 234", "1.2 million". Where a mark may divide thousands or
// decimals, both readings are given; how exact a figure is follows from its last digit that is not zero.

import { factLanguages } from '../languages/fact-languages.ts';
import { alternation, phrasesIn } from '../languages/fact-language.ts';

/** What a figure may mean. */
export interface Reading {
  readonly value: number;
  /** Worth of one in the last digit that counts: 10 for "90", 0.1 for "4.5", 1 for "4.0" counts as 0.1. */
  readonly step: number;
}

/** A pattern for a figure, without a sign. */
export const figurePattern = '\\d{1,3}(?:[,.\\u00a0\\u202f\\u2009 ]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?';

let powers: ReadonlyMap<string, number> | undefined;

function powerTable(): ReadonlyMap<string, number> {
  if (powers === undefined) {
    const known = new Map<string, number>();
    for (const language of factLanguages) {
      for (const [power, words] of Object.entries(language.powers))
        for (const word of phrasesIn(words)) known.set(word, 10 ** Number(power));
    }
    powers = known;
  }
  return powers;
}

/** A pattern for words that multiply a figure ("million"); for use without regard to case. */
export function powerPattern(): string {
  return `(?:${alternation([...powerTable().keys()].filter((word) => word.length > 1))})`;
}

/** The factor a multiplying word stands for; 1 for none. */
export function factorOf(word: string | undefined): number {
  if (word === undefined) return 1;
  return powerTable().get(word.toLowerCase().replace(/\s+/gu, ' ')) ?? 1;
}

/** The readings of a figure, times a factor. */
export function readFigure(figure: string, factor = 1): Reading[] {
  const plain = figure.replace(/[\u00a0\u202f\u2009 ]/gu, '');
  const readings: Reading[] = [];
  const add = (text: string): void => {
    const value = Number(text) * factor;
    const step = stepOf(text) * factor;
    if (Number.isFinite(value) && readings.every((other) => other.value !== value))
      readings.push({ value, step });
  };
  // A mark in front of three digits at the end may divide thousands or decimals; otherwise its place tells.
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain)) add(plain.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain)) add(plain.replaceAll('.', '').replace(',', '.'));
  if (/^\d+(?:[.,]\d+)?$/.test(plain)) add(plain.replace(',', '.'));
  return readings;
}

function stepOf(plain: string): number {
  const [whole, fraction] = plain.split('.');
  if (fraction !== undefined) return 10 ** -fraction.length;
  const zeros = /0*$/.exec(whole)?.[0].length ?? 0;
  return 10 ** Math.min(zeros, whole.length - 1);
}
