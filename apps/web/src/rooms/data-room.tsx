export const DataRoom = () => null;
