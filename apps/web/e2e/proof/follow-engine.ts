/**
 * Count what the page has asked its engine and not been answered, from the messages between them.
 *
 * Run in every page before the app. A question is answered when its last figures have come: bands that are worked out at rest
 * come seconds after the picture, and a page read before them is between two states.
 */
export const followEngine = (): void => {
  const open = new Set<number>();
  let asked = -1;
  const heard = ({ kind, id }: { kind: string; id: number }): void => {
    if (kind === 'progress' || (kind === 'picture' && id === asked)) return;
    open.delete(id);
  };
  const said = (message: { kind: string; id: number; question?: { details?: boolean } }): void => {
    if (message.kind === 'stop') open.delete(message.id);
    else if (message.kind !== 'ask') open.add(message.id);
    else {
      // Only the newest question is answered to the end, and none while a lever is dragged.
      open.delete(asked);
      asked = message.question?.details === true ? message.id : -1;
      if (asked !== -1) open.add(asked);
    }
  };
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }) => heard(data));
      this.addEventListener('error', () => open.clear());
    }
    override postMessage(message: never, transfer: never): void {
      said(message);
      super.postMessage(message, transfer);
    }
    override terminate(): void {
      open.clear();
      super.terminate();
    }
  };
  Object.assign(window, { proofUnanswered: open });
};
