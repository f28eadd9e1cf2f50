import { Alert, Button } from '@digdir/designsystemet-react';
import { Component, type ReactNode } from 'react';
import { useText } from '../text/use-text.ts';

interface Props {
  /** Another key starts afresh: another room is not broken by this one. */
  readonly part: string;
  readonly children: ReactNode;
}

interface State {
  readonly broken: string | null;
}

/** Keep trouble in one part of the page there: the rest stands, and the reader is told the way on. */
export class CatchTrouble extends Component<Props, State> {
  override state: State = { broken: null };

  static getDerivedStateFromError(): Partial<State> {
    return { broken: '' };
  }

  override componentDidCatch(): void {
    this.setState({ broken: this.props.part });
  }

  override render(): ReactNode {
    const { broken } = this.state;
    return broken === null || (broken !== '' && broken !== this.props.part) ? this.props.children : <Told />;
  }
}

const Told = () => {
  const { t } = useText();
  return (
    <Alert data-color="danger" className="failure" role="alert">
      <h2>{t('failed.title')}</h2>
      <p>{t('trouble.part')}</p>
      {/* A piece of the program that failed to come is asked for again only by a new page. */}
      <Button variant="primary" onClick={() => location.reload()}>
        {t('trouble.reload')}
      </Button>
    </Alert>
  );
};
