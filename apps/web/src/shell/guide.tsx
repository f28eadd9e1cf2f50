export const Guide = (_: { onClose: () => void; onGuide?: () => void }) => null;
