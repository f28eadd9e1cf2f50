export const HelpDialog = (_: { onClose: () => void; onGuide?: () => void }) => null;
