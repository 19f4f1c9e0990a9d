// A new rule begins with these two files. The page fails at once, until it has cases: that is where to start.

import { categoryOf } from './rule-order.ts';

/** Text of rules/<id>.ts for a rule that reports nothing yet. `since` is the version it will appear in. */
export function scaffoldRule(id: string, since: string): string {
  return `// What makes the defect, and how it is told from what only looks like it.

import { documentRule } from '../src/define/index.ts';

export default documentRule({
  id: '${id}',
  summary: 'Flags what ${id.replaceAll('-', ' ')} means in one sentence.',
  category: '${categoryOf(id) ?? 'language'}',
  severity: 'warning',
  status: { stage: 'preview', since: '${since}' },
  fixes: 'never',
  messages: {
    found: 'This is what is wrong with "{text}". This is what to do.',
  },
  options: {},
  check(document, { report }) {
    for (const { span, role } of document.blocks) {
      if (role === 'residue') report({ messageId: 'found', data: { text: '' }, span });
    }
  },
});
`;
}

/** Text of rules/<id>.md. */
export function scaffoldPage(id: string): string {
  return `# ${id}

Flags what ${id.replaceAll('-', ' ')} means in one sentence.

## What it does

## Why

## Cases

### Reports the plainest case

\`\`\`text file=a.txt
A headline

The first paragraph, in words of your own.
\`\`\`

\`\`\`findings
\`\`\`

### Stays silent where it only looks like the defect

\`\`\`text file=a.txt
Another headline

A paragraph that is right.
\`\`\`

\`\`\`findings
\`\`\`

## Options

None.

## Limits
`;
}
