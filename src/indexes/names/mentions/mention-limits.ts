// How much of a frequent name is kept.

/**
 * A name with more neighbours on one side proves nothing there: "Inc" and "Mohammed" stand beside everything.
 * 25: measured on Reuters-21578. It need not grow with the corpus: the chance that two of n neighbours are
 * near by accident depends on n alone.
 */
export const manyNeighbours = 25;

/**
 * Neighbours that are counted, though not told apart from `manyNeighbours` on: a name with so many has many still when the
 * mentions of one document go.
 */
export const countedNeighbours = 60;

/** Groups of up to this many mentions are kept whole, copies included: a rare spelling must show all its places. */
export const fewMentions = 32;
/** Of larger groups, mentions kept for each neighbour, and mentions kept whatever their neighbours are. */
export const keptForNeighbour = 3;
export const keptAnyhow = 6;

/** A slip of one writer is in one article and its copies. */
export const documentsOfSlip = 3;
