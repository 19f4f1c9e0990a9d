// The languages that fact rules know.

import { englishFacts } from './english-facts.ts';
import type { FactLanguage } from './fact-language.ts';
import { frenchFacts } from './french-facts.ts';
import { germanFacts } from './german-facts.ts';
import { spanishFacts } from './spanish-facts.ts';

/** In a fixed order. */
export const factLanguages: readonly FactLanguage[] = [englishFacts, germanFacts, frenchFacts, spanishFacts];
