// What could not be read. The engine meets these places while reading and reports them under this rule; the rule itself
// only gives them their wording and severity.

import { documentRule } from '../src/define/index.ts';

export default documentRule({
  id: 'unreadable-source',
  summary: 'Flags a file, or a record of one, that cannot be read and is therefore not checked.',
  category: 'encoding',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    file: '{reason} The file is not checked.',
    record: '{reason} The other records are checked.',
  },
  options: {},
  check() {},
});
