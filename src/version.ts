// The version stands alone, so that `--version` loads nothing else.

import manifest from '../package.json' with { type: 'json' };

/** Version of the package. */
export const version: string = manifest.version;
