export const CompareRoom = () => null;
