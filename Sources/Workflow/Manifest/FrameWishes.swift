internal import Domain

/// The part of a direction that decides a frame's bytes.
struct FrameWishes: Equatable {
  let sizes: [PixelSize]?
  let fit: Fit?
  let gravity: Gravity?
  let background: Background?
}
