// Presets: named starting points of a configuration. Each says of what it changes why; a contract test checks that
// every rule they name exists, and that each is another starting point than the others.

import type { RuleDeclaration } from '../define/rule.ts';
import type { PresetName, RuleSetting, RuleSeverity } from './types.ts';

/** A starting point: what it says of each rule. */
export interface Preset {
  readonly summary: string;
  /** The setting of one rule; undefined if the preset says nothing of it. */
  setting(rule: RuleDeclaration): RuleSetting | undefined;
  /** Ids of the rules that it treats on their own. */
  readonly names: readonly string[];
}

/** Severity of a rule that is off by default and was asked for without a severity: the middle one. */
export const severityOnRequest = 'warning';

function orOnRequest(severity: RuleSeverity): RuleSeverity {
  return severity === 'off' ? severityOnRequest : severity;
}

/** A preset that sets some rules and leaves the rest as `others` has it, by default as the rule itself. */
function preset(
  summary: string,
  named: Readonly<Record<string, RuleSetting>> = {},
  others: (rule: RuleDeclaration) => RuleSetting = ({ severity }) => severity,
): Preset {
  return { summary, names: Object.keys(named), setting: (rule) => named[rule.id] ?? others(rule) };
}

/** All presets by name. */
export const presets: Readonly<Record<PresetName, Preset>> = {
  recommended: preset('Every rule with its own severity; those that are off by default stay off.'),

  // Articles that are published: what a reader would write in about is worth stopping for.
  news: preset('Articles of newsrooms and scrapers: what a reader would complain of fails.', {
    // The same picture line or headline twice is the mark of a scraper, and stands in print.
    'repeated-caption': 'error',
    'repeated-headline': 'error',
    'widget-residue': 'error',
    'markup-residue': 'error',
    // A paper that quotes or counts in two ways prints a correction.
    'inconsistent-quotation': 'error',
    'wrong-percentage': 'error',
    'wrong-conversion': 'error',
    'headline-contradiction': 'warning',
    'conflicting-ordinal': 'warning',
    'truncated-article': 'warning',
    // Agencies have house styles of their own, and a paper prints several of them.
    'mixed-quotes': 'off',
    'mixed-dashes': 'off',
    // Background paragraphs are taken over from article to article on purpose.
    'repeated-span': 'off',
  }),

  // Texts that nobody reads one by one: a repetition weighs as much as its words, whatever the reason for it.
  'training-data': preset(
    'Texts to train models on: repetition, residue and broken text fail, the published quality filters run.',
    {
      // A copy counts twice whether or not it was edited; it is memorised all the same.
      'near-duplicate-article': 'error',
      'contained-article': 'error',
      'duplicate-block': 'error',
      'templated-article': 'warning',
      'repeated-span': 'warning',
      'reused-text': 'warning',
      boilerplate: 'warning',
      'widget-residue': 'error',
      'markup-residue': 'error',
      'empty-document': 'error',
      'truncated-article': 'warning',
      // Long is no defect; what is far out of line is worth a look at how it was cut.
      'unusual-length': 'info',
      // Split one word into two different ones for a tokenizer.
      'invisible-character': 'error',
      'mixed-script-word': 'error',
      'unnormalized-text': 'warning',
      // Nobody corrects names and facts of millions of pages by hand; what they show is still worth a look.
      'misspelt-name': 'info',
      'inconsistent-name': 'off',
      'divergent-copy': 'warning',
      // Variety of style is no defect of a corpus.
      'mixed-quotes': 'off',
      'mixed-dashes': 'off',
      'mixed-line-endings': 'off',
    },
    // What filters would drop, what benchmarks hold, what people want kept private: all that is off elsewhere.
    ({ category, severity }) =>
      category === 'quality' || category === 'leakage' ? orOnRequest(severity) : severity,
  ),

  // Texts that are kept as they are: a defect of the original is part of it, one of the copy is not.
  archive: preset(
    'Texts that are kept as they were: damage to the copy fails, the wording of the original is left in peace.',
    {
      // Damage that happened on the way.
      'invisible-character': 'error',
      'unnormalized-text': 'warning',
      'empty-document': 'error',
      'truncated-article': 'warning',
      'unusual-length': 'info',
      // Letters and files name people who are alive; where they lie must be known before the archive is opened.
      'personal-data': 'warning',
      // Editions, versions and forms are kept side by side on purpose; a second copy of one is not.
      'near-duplicate-article': 'info',
      'contained-article': 'info',
      'templated-article': 'off',
      'reused-text': 'off',
      'duplicate-block': 'info',
      'divergent-copy': 'warning',
      // What the author wrote stays written.
      'misspelt-name': 'warning',
      'inconsistent-name': 'info',
      'repeated-word': 'info',
      'repeated-list-item': 'info',
      'doubled-punctuation': 'off',
      'mixed-quotes': 'off',
      'mixed-dashes': 'off',
    },
    ({ category, severity }) => (category === 'facts' && severity === 'warning' ? 'info' : severity),
  ),

  // Manuals: short sections on one frame, in markup, full of examples.
  docs: preset('Manuals and handbooks: forms, examples and markup are no defects.', {
    // "Example", "Options", "See also" head every page.
    'repeated-headline': 'off',
    'templated-article': 'off',
    'reused-text': 'off',
    'repeated-caption': 'info',
    // Notices of licences and "since version" lines.
    boilerplate: 'off',
    'repeated-span': 'off',
    // One paragraph in two places: the day comes when only one of them is corrected.
    'duplicate-block': 'error',
    // Tags, placeholders and single quotes are what such texts are about.
    'markup-residue': 'off',
    'widget-residue': 'off',
    'unbalanced-quote': 'info',
    // Pages end in lists, tables and listings.
    'truncated-article': 'off',
    'mixed-quotes': 'off',
    'mixed-dashes': 'off',
    // Names of one product in two spellings.
    'inconsistent-name': 'error',
  }),

  all: preset('Every rule; those that are off by default become warnings.', {}, ({ severity }) =>
    orOnRequest(severity),
  ),
};

/** Names of all presets. */
export const presetNames = Object.keys(presets) as readonly PresetName[];
