import { Component, type ReactNode } from 'react';

type Props = { children: ReactNode; fallback: (error: unknown, retry: () => void) => ReactNode };
type State = { failed: false } | { failed: true; error: unknown };

/** Keeps a failure of one part from blanking the page: shows a sentence and a way on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: true, error };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(this.state.error, () => this.setState({ failed: false }));
  }
}
