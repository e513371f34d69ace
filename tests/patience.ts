/**
 * When a run that hangs is given up, in milliseconds. Nothing is judged by how long it took: what waits waits for an event, and on
 * a machine that is busy with other work that comes when it comes.
 */
export const patience = 900_000

/** The same for one of the things that a test waits for, so that it still says which. */
export const patienceForOne = patience / 3
