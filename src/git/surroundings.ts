// Git is told by variables which repository is meant and where its index lies: those of the process, read here alone.

/** Variables by name. */
export type Surroundings = Readonly<Record<string, string | undefined>>;

/** The variables that git is started with. */
export const surroundings: Surroundings = process.env;
