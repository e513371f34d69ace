import { Component, type ReactNode } from 'react'

type Props = { children: ReactNode; fallback: (message: string, again: () => void) => ReactNode; of: string }

/** Keeps a failure inside the screen that it happened in. Going elsewhere (another `of`) tries afresh. */
export class ErrorBoundary extends Component<Props, { message: string | null }> {
  override state: { message: string | null } = { message: null }

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override componentDidUpdate(before: Props) {
    if (before.of !== this.props.of && this.state.message !== null) this.setState({ message: null })
  }

  override render() {
    const { message } = this.state
    return message === null ? this.props.children : this.props.fallback(message, () => this.setState({ message: null }))
  }
}
