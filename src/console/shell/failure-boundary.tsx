import { Component, type ReactNode } from 'react';
import type { Language } from '../texts/use-texts.js';
import { Failure } from './failure.js';

interface Props {
  /** In which languages to say it; all of them where it is not known which one is read. */
  readonly languages: readonly Language[];
  /** Where one is: elsewhere it is tried again. */
  readonly place?: string;
  readonly children: ReactNode;
}

interface State {
  readonly place: string | undefined;
  readonly failed?: { readonly error: unknown };
}

/** Says so where what is inside cannot be drawn, and leaves standing what is around it. */
export class FailureBoundary extends Component<Props, State> {
  override state: State = { place: this.props.place };

  static getDerivedStateFromError(error: unknown): Pick<State, 'failed'> {
    return { failed: { error } };
  }

  static getDerivedStateFromProps({ place }: Props, before: State): State | null {
    return place === before.place ? null : { place, failed: undefined };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    return failed ? <Failure error={failed.error} languages={this.props.languages} /> : this.props.children;
  }
}
