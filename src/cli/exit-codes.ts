// What a run came to, as the shell sees it. Never a count: 256 findings would read as none.

/** No finding at or above the failing level. */
export const exitClean = 0;
/** There are such findings. */
export const exitFindings = 1;
/** The job could not be done, or not whole. */
export const exitFailed = 2;
