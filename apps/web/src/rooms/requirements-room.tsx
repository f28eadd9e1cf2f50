export const RequirementsRoom = () => null;
