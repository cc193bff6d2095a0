import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

/// libvips takes one picture at a time in a process, so every suite that uses it is nested here.
@Suite(.serialized) struct OnePictureAtATime {}

/// A preparer and a folder for its files. Every frame it makes is validated.
struct Bench: ~Copyable {
  let preparer: FramePreparer
  let folder: TemporaryDirectory

  init() throws {
    let preparer = try FramePreparer()
    let folder = try TemporaryDirectory()
    self.preparer = preparer
    self.folder = folder
  }

  /// Never: no limit of memory is set.
  struct Refused: Error {}

  struct Frame {
    let bytes: [UInt8]
    let prepared: PreparedFrame

    /// Only of PNG frames.
    func raster() throws -> Raster { try #require(PNGFile.raster(of: bytes)) }
  }

  func frame(
    of source: [UInt8], size: String, format: FrameFormat = .png, quality: Int = 90,
    background: RGBColor = .black, limits: PictureLimits = PictureLimits(),
    _ change: (inout FrameSettings) -> Void = { _ in }
  ) throws -> Frame {
    let path = try folder.write(source, to: "source")
    return try frame(
      of: path, size: size, format: format, quality: quality, background: background, limits: limits, change)
  }

  func frame(
    of path: FilePath, size: String, format: FrameFormat = .png, quality: Int = 90,
    background: RGBColor = .black, limits: PictureLimits = PictureLimits(),
    _ change: (inout FrameSettings) -> Void = { _ in }
  ) throws -> Frame {
    let size = try #require(PixelSize(size))
    var settings = FrameSettings(
      sizes: [size], background: .colour(background), format: format, quality: quality)
    change(&settings)
    let output = folder.path.appending("frame")
    guard
      case .done(let prepared) = try preparer.prepare(
        path, settings: settings, limits: limits, into: output)
    else { throw Refused() }
    try preparer.validate(output, size: size, format: format, digest: prepared.digest)
    return Frame(bytes: try SourceFile.read(output, limit: .max), prepared: prepared)
  }

  /// Nil when it becomes a frame.
  func rejection(
    of source: [UInt8], size: String = "64x48", limits: PictureLimits = PictureLimits()
  ) throws -> Rejection? {
    let path = try folder.write(source, to: "source")
    return try rejection(of: path, size: size, limits: limits)
  }

  func rejection(
    of path: FilePath, size: String = "64x48", limits: PictureLimits = PictureLimits()
  ) throws -> Rejection? {
    do {
      _ = try frame(of: path, size: size, limits: limits)
      return nil
    } catch let rejection as Rejection {
      return rejection
    }
  }

  /// A JPEG source made from a raster, through PNG.
  func jpeg(of raster: Raster, quality: Int = 100) throws -> [UInt8] {
    try frame(
      of: PNGFile.of(raster), size: "\(raster.width)x\(raster.height)", format: .jpeg, quality: quality
    ).bytes
  }
}

/// The sixteen committed pictures of fixtures/shots.
enum Shots {
  static let names = [
    "road-to-the-horizon.jpg", "paper-boat.jpg", "standing-stones.tiff", "coast/island-palm.webp",
    "coast/red-sailboat.jpg", "coast/bridge-in-fog.jpg", "coast/lighthouse-at-dusk.jpg",
    "night/city-skyline.png", "night/moon-over-mountain-lake.jpg", "night/planet-rise.tif",
    "night/cabin-under-aurora.jpg", "open-air/sunflower-field.webp", "open-air/balloon-cutout.png",
    "open-air/balloon-over-hills.jpg", "open-air/desert-cactus.jpg", "open-air/lone-pine-in-snow.jpg",
  ]
}
