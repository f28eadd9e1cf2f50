export const MapRoom = () => null;
