// Property tests draw the same examples in every run, so that a change is judged by what it changes. Look further with
// PROPERTY_SEED=<number> npm test, or PROPERTY_SEED=random; a failure prints the seed it was found with.

import fc from 'fast-check';

const given = process.env['PROPERTY_SEED'] ?? '20261121';

if (given !== 'random') fc.configureGlobal({ seed: Number(given) });
