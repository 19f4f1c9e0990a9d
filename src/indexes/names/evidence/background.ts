// What the lists of names know of a pair, beside what the corpus says of it.

/** What is known of a pair besides its evidence. */
export interface Background {
  /** Letters of the shorter form. */
  readonly shortest: number;
  /** The suspect is a name in its own right, by a list. */
  readonly isKnown: boolean;
  /** The preferred form is a common surname that has near ones: there will be rare ones as well. */
  readonly isOfNearSurnames: boolean;
  /** Every anchor is a common given name, which many people bear: "John Carver" and "John Carter" may be two. */
  readonly isSharedAnchor: boolean;
}
