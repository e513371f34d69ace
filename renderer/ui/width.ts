import { type RefObject, useEffect, useRef, useState } from 'react'
import { widestPicture } from '../../shared/exchange/widest-picture.ts'

/** How wide an element is now, in CSS pixels; 0 until it is drawn. */
export function useWidth<Drawn extends HTMLElement>(): [ref: RefObject<Drawn | null>, width: number] {
  const ref = useRef<Drawn>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!ref.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}

/** Pixels that a page of this width in CSS pixels needs to be sharp: in steps, so that not every width asks for a picture of its own. */
export function sharpWidth(width: number): number {
  return Math.min(widestPicture, Math.ceil((width * devicePixelRatio) / 120) * 120)
}
