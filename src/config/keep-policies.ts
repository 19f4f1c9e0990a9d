// The `keep` of a configuration as policies that can be asked.

import type { KeepPolicy } from '../model/keep.ts';
import { firstSeenInGit } from '../git/history.ts';
import { patternList } from './patterns.ts';
import type { KeepSetting } from './types.ts';

/** The policies in their order. `matchers`: one for each `canonical` among them, in order. `cwd`: what paths are relative to. */
export function keepPolicies(
  settings: readonly KeepSetting[],
  matchers: readonly ((path: string) => boolean)[],
  cwd: string,
): KeepPolicy[] {
  let canonical = 0;
  return settings.map((setting): KeepPolicy => {
    if (typeof setting === 'object') {
      const pattern = patternList(setting.canonical).join(', ');
      return { kind: 'canonical', pattern, matches: matchers[canonical++] };
    }
    return setting === 'git-first-seen'
      ? { kind: setting, firstSeen: firstSeenInGit(cwd) }
      : { kind: setting };
  });
}
