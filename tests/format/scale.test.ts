import { describe, expect, test } from 'vitest';
import { reporters } from '../../src/format/index.ts';
import type { Result } from '../../src/model/result.ts';
import { handMadeCorpus, handMadeFinding, handMadeResult, labelled, plainEnvironment } from './hand-made.ts';

const line = 'The harbour master said on Monday that the “second” ferry would leave at noon.\n';
const lineBytes = Buffer.byteLength(line);

/** Findings on words of documents of 40 lines, twenty a document, each related to a place in another document. */
function manyFindings(count: number): { result: Result; readings: () => number; documents: number } {
  const documents = count / 20;
  const corpus = handMadeCorpus(
    Array.from({ length: documents }, (_, index) => ({ path: `news/${index}.txt`, text: line.repeat(40) })),
  );
  const wordIn = (document: number, row: number) => ({
    document: document % documents,
    span: { start: lineBytes * (row % 40) + 4, end: lineBytes * (row % 40) + 11 },
  });
  const findings = Array.from({ length: count }, (_, index) =>
    handMadeFinding({
      id: index.toString(16).padStart(8, '0'),
      class: `${index >> 2}`,
      rule: 'some-rule',
      message: `Finding of class ${index >> 2}.`,
      place: wordIn(index, index >> 3),
      related: [labelled(wordIn(index * 7 + 1, index >> 4), index % 8 < 4 ? 'kept' : 'spelt so here')],
    }),
  );
  return { result: handMadeResult(corpus, findings), readings: corpus.readings, documents };
}

describe.each([...reporters.keys()])('%s', (id) => {
  test('takes time in proportion to the findings, reads each text once and writes large pieces', async () => {
    const reporter = await reporters.get(id)!();
    const timeFor = (count: number): number => {
      const { result, readings, documents } = manyFindings(count);
      let pieces = 0;
      let length = 0;
      // Time of the processor: on a busy machine the clock goes on while another program runs.
      const begin = process.cpuUsage();
      reporter.report(result, (text) => ((pieces += 1), (length += text.length)), {
        ...plainEnvironment,
        maxFindings: 0,
      });
      const time = process.cpuUsage(begin).user;
      expect(readings()).toBe(documents);
      expect(pieces).toBeLessThanOrEqual(length / 32_768 + 1);
      return time;
    };
    // The first run is not measured: it compiles.
    timeFor(1000);
    const before = timeFor(2000);
    const large = timeFor(20_000);
    const small = Math.max(before, timeFor(2000));
    // Ten times as many findings; a quadratic step would take a hundred times as long.
    expect(large / small).toBeLessThan(30);
  }, 120_000);
});
