import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { ReceiptFileReply } from '../../shared/accounts/contract.ts'
import { addressOfFile, kindText, sizeText } from './attach.ts'

interface ReceiptRowProps {
  file: ReceiptFileReply
  onLarge: () => void
  onRemove: () => void
}

/** One receipt: the picture itself where the browser can draw it, its kind where not. */
export function ReceiptRow({ file, onLarge, onRemove }: ReceiptRowProps): JSX.Element {
  const cannotDraw = useSignal(file.mediaType === 'application/pdf')
  const address = addressOfFile(file)
  const kind = kindText(file.mediaType)
  return (
    <li>
      {cannotDraw.value ? (
        <span class="receipt-kind" aria-hidden="true">
          {kind}
        </span>
      ) : (
        <button type="button" class="receipt-picture" aria-label={`Show ${file.name} larger`} onClick={onLarge}>
          <img
            src={address}
            alt=""
            loading="lazy"
            onError={() => {
              cannotDraw.value = true
            }}
          />
        </button>
      )}
      <div class="receipt-name">
        {file.name}
        <span class="muted">
          {kind}, {sizeText(file.sizeBytes)}
        </span>
      </div>
      <div class="row-of">
        <a class="button small" href={address} download={file.name}>
          Download <span class="sr">{file.name}</span>
        </a>
        <button type="button" class="button small" onClick={onRemove}>
          Remove… <span class="sr">{file.name}</span>
        </button>
      </div>
    </li>
  )
}
