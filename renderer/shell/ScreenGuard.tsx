import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ActionButton } from '../parts/ActionButton.tsx';
import { MessageBox } from '../parts/MessageBox.tsx';

type Props = Readonly<{ children: ReactNode }>;

/** Keeps a fault in one screen from taking the window: says what is safe and offers to draw the screen again. */
export class ScreenGuard extends Component<Props, Readonly<{ broken: boolean }>> {
  override state = { broken: false };
  static getDerivedStateFromError = (): Readonly<{ broken: boolean }> => ({ broken: true });
  override componentDidCatch(cause: unknown, info: ErrorInfo): void {
    // The kind of fault and the component's name; never a message, which may hold what is on the screen.
    console.error('screen failed', cause instanceof Error ? cause.name : 'unknown', info.componentStack?.trim().split('\n')[0]);
  }
  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="cb-screen-broken">
        <h1 tabIndex={-1}>This screen could not be shown</h1>
        <MessageBox kind="error" title="Your work is safe." action={<ActionButton onPress={() => this.setState({ broken: false })}>Try again</ActionButton>}>
          What you typed was saved as you typed it. The rest of Casebench still works.
        </MessageBox>
      </div>
    );
  }
}
