import { boxIou, type PixelBox } from '../geometry/index.ts'
import type { Detection } from './evidence.ts'

/** Detections of one class that overlap more than this are one (EfficientDet's own setting). */
const SAME_CLASS_IOU = 0.5

/** Greedy suppression: the best detection of a class removes those of the class that overlap it. */
export function suppressOverlaps(detections: readonly Detection[], iou = SAME_CLASS_IOU): Detection[] {
  const kept: Detection[] = []
  for (const candidate of [...detections].sort((a, b) => b.score - a.score))
    if (!kept.some((k) => k.category === candidate.category && boxIou(k.box, candidate.box) > iou))
      kept.push(candidate)
  return kept
}

/**
 * Reads EfficientDet's output.
 * @param boxes N x 4: x0, y0, x1, y1 as shares of the network's square input.
 * @param scores N x classes, 0 to 1.
 * @param toPixels frame pixels per unit of the square input (the letterbox is top-left, so there is no offset).
 * @param frame the frame's size: boxes are cut to it.
 */
export function decodeDetections(
  boxes: Float32Array,
  scores: Float32Array,
  classes: readonly string[],
  minScore: number,
  toPixels: number,
  frame: { width: number; height: number },
): Detection[] {
  const found: Detection[] = []
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] as number
    if (score < minScore) continue
    const [anchor, c] = [Math.floor(i / classes.length), i % classes.length]
    const at = (k: number, limit: number) =>
      Math.min(limit, Math.max(0, (boxes[anchor * 4 + k] as number) * toPixels))
    const box: PixelBox = {
      x0: at(0, frame.width),
      y0: at(1, frame.height),
      x1: at(2, frame.width),
      y1: at(3, frame.height),
    }
    if (box.x1 - box.x0 > 2 && box.y1 - box.y0 > 2) found.push({ category: classes[c] as string, score, box })
  }
  return suppressOverlaps(found)
}

const MOVES = new Set(['person', 'cat', 'dog', 'bird'])
const SURE_ENOUGH = 0.35

/** Boxes of what moves by itself: it says nothing of the camera, and is no furniture. */
export const movingBoxes = (detections: readonly Detection[]): PixelBox[] =>
  detections.filter(({ category, score }) => MOVES.has(category) && score > SURE_ENOUGH).map(({ box }) => box)
