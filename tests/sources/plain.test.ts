import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordsOf } from '../../src/sources/formats/index.ts';

test('a source of plain text is one record, the text itself, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = Buffer.from(text);
      const { records, problems } = recordsOf('plain', bytes, {});
      expect(problems).toEqual([]);
      expect(records).toEqual([
        { bytes, offset: 0, record: null, sourceLine: 1, givenId: undefined, outline: undefined },
      ]);
      expect(records[0].bytes).toBe(bytes);
    }),
  );
});
