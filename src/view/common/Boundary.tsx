import { Component, type ReactNode } from 'react'

interface Props {
  children: ReactNode
  /** Drawn instead of what broke; `again` tries once more. */
  fallback: (error: Error, again: () => void) => ReactNode
}

/** Keeps a fault in one part of the page from taking the rest with it. */
export class Boundary extends Component<Props, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    return error ? this.props.fallback(error, () => this.setState({ error: undefined })) : this.props.children
  }
}
