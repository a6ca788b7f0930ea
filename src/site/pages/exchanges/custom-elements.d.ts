import type { HTMLAttributes } from 'preact'

// The islands' elements of an exchange (src/site/islands/exchange-*.ts), as pages may write them.
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'exchange-slider': HTMLAttributes<HTMLElement> & { readonly 'data-stops': string; readonly 'data-at': string }
    }
  }
}
