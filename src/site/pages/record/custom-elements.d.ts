import type { HTMLAttributes } from 'preact'

// The islands' elements (src/site/islands), as pages may write them.
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'copy-citation': HTMLAttributes<HTMLElement> & { readonly what?: string }
      'found-words': HTMLAttributes<HTMLElement>
      'passage-chosen': HTMLAttributes<HTMLElement> & { readonly record: string }
      'similar-documents': HTMLAttributes<HTMLElement>
      'time-brush': HTMLAttributes<HTMLElement>
      'name-picker': HTMLAttributes<HTMLElement> & { readonly picks?: 'sender' | 'recipient' }
    }
  }
}
