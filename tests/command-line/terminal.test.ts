import { describe, expect, test } from 'vitest';
import { isColoured, terminalWidth } from '../../src/cli/terminal.ts';
import { reporters } from '../../src/format/index.ts';
import { columnsOf } from '../../src/format/terminal/layout.ts';
import { lint } from '../../src/lint.ts';
import { folderWithSeeds } from './command.ts';

describe('what a terminal shows', () => {
  test('is laid out for its width, narrow ones too, and for 120 columns where there is none', () => {
    const widths = [60, 200, 20].map((columns) => terminalWidth({ isTTY: true, columns }));
    expect(widths).toEqual([60, 200, 40]);
    expect([terminalWidth({ isTTY: true }), terminalWidth({ columns: 60 })]).toEqual([80, 120]);
  });

  test('is coloured by the flag, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal', () => {
    const terminal = { isTTY: true };
    expect(isColoured(true, {}, { NO_COLOR: '1' })).toBe(true);
    expect(isColoured(undefined, terminal, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
    expect(isColoured(undefined, {}, { FORCE_COLOR: '1' })).toBe(true);
    expect(isColoured(undefined, terminal, { FORCE_COLOR: '0' })).toBe(false);
    expect(isColoured(undefined, terminal, {})).toBe(true);
    expect(isColoured(undefined, terminal, { TERM: 'dumb' })).toBe(false);
    expect(isColoured(undefined, {}, {})).toBe(false);
  });

  test.each([60, 80, 200])('keeps heads, messages and quotations within %i columns', async (width) => {
    const result = await lint({ cwd: folderWithSeeds(), paths: ['seeds'] });
    const report = (await reporters.get('pretty')?.())?.report;
    let text = '';
    report?.(result, (piece) => (text += piece), {
      colour: false,
      width,
      isTerminal: true,
      hyperlinks: false,
      maxFindings: undefined,
      quiet: false,
      rules: [],
    });
    // Paths, and what stands behind them, are not broken: they are opened by a click.
    const lines = text.split('\n').filter((line) => !line.includes('.txt:'));
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
  });
});
