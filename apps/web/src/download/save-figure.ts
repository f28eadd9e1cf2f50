export const saveFigure = async (..._: unknown[]): Promise<void> => {};
