/**
 * Which dimension of the Sobol sequence a parameter has: its place in this list. New ones go last, none is ever moved or
 * reused, so that a draw made today is the same draw in every later version. A name that is not here has a sequence of
 * its own (see `sobolPoints`). Those that move results most stand here; the order carries no other meaning.
 *
 * @source docs/method/uncertainty.md Q2
 */
export const sobolOrder: readonly string[] = [];
