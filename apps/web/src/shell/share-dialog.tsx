export const ShareDialog = (_: { onClose: () => void; onGuide?: () => void }) => null;
