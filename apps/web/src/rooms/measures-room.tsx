export const MeasuresRoom = () => null;
