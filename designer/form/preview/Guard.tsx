import { Component, type ReactNode } from 'react';

interface GuardProps {
  /** Another value: what is inside is tried again. */
  readonly of: unknown;
  /** Shown while what is inside cannot be drawn. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** Keeps the page standing while a half-made form cannot be drawn (预览保护). */
export class Guard extends Component<GuardProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidUpdate(before: GuardProps): void {
    if (this.state.hasFailed && before.of !== this.props.of) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.instead : this.props.children;
  }
}
