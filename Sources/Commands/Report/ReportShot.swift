internal import Domain
private import Foundation
internal import Ledger
internal import SystemPackage
internal import Workflow

/// One shot as the report shows it; the names are those of the template.
struct ReportShot {
  struct Picture {
    /// What the box is drawn on: the whole picture or, between bars, the whole frame.
    let width: Int
    let height: Int
    let left: String
    let top: String
    let cropWidth: String
    let cropHeight: String
    let frame: String
    let place: Place?
    let caption: String
  }

  struct Place {
    let left: String
    let top: String
    let width: String
    let height: String
  }

  struct Clip {
    let width: Int
    let height: Int
    let link: String
    /// Nil when the frame that stands there is another shot's by now.
    let poster: String?
    let name: String
  }

  let source: String
  let state: String
  /// `good`, `bad` or nothing.
  let mood: String
  let cost: String?
  let time: String?
  let message: String?
  let prompt: String
  let facts: String
  let picture: Picture?
  let clip: Clip?

  /// - Parameter name: the clip's path below `clips/`, without its extension.
  init(_ record: ShotRecord, source: String, name: String, frames: FrameIndex) {
    let request = record.shot.request
    self.source = source
    state = record.state.rawValue
    mood = record.state == .done ? "good" : record.state.needsLook ? "bad" : ""
    cost = record.toldCost.map { "\($0)" }
    time = record.elapsed.map { "\($0.clockText) from submit to clip" }
    message = record.message
    prompt = request.prompt
    let take = record.shot.take == 1 ? nil : "take \(record.shot.take)"
    let options = request.options.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    facts =
      ([
        "\(request.model) at \(record.offer?.provider ?? "no provider yet")", "\(request.size)",
        "\(request.seconds) s", take, record.job.map { "job \($0)" }, "shot \(record.id.short)",
      ].compactMap(\.self) + options).joined(separator: " · ")

    let suffix = record.shot.take == 1 ? "" : ".take\(record.shot.take)"
    let stem = name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : name
    let frame = FilePath("\(stem).\(record.frame?.format.fileExtension ?? "jpg")")
    let link = Self.link("frames", frame.string)
    let note = frames[frame]?.frame
    picture = note?.digest == record.frame?.digest ? note.map { Picture($0, frame: link) } : nil
    clip =
      record.state == .done
      ? Clip(
        width: request.size.width, height: request.size.height, link: Self.link("clips", "\(name).mp4"),
        poster: picture == nil ? nil : link, name: "clips/\(name).mp4") : nil
  }

  /// A link from the report's folder; no name can leave it or be taken for a scheme.
  private static func link(_ folder: String, _ name: String) -> String {
    let plain = CharacterSet(charactersIn: "/-._~").union(.alphanumerics)
    return "\(folder)/\(name.addingPercentEncoding(withAllowedCharacters: plain) ?? "")"
  }
}

extension ReportShot.Picture {
  init(_ note: FrameNote, frame: String) {
    let isCropped = note.crop.width < note.source.width || note.crop.height < note.source.height
    let lost = 1 - Double(note.crop.width * note.crop.height) / Double(note.source.pixels)
    let hasBars = note.place != CropBox(note.size)
    let canvas = hasBars ? note.size : note.source
    width = canvas.width
    height = canvas.height
    let box = hasBars ? CropBox(canvas) : note.crop
    left = Self.share(box.left, of: canvas.width)
    top = Self.share(box.top, of: canvas.height)
    cropWidth = Self.share(box.width, of: canvas.width)
    cropHeight = Self.share(box.height, of: canvas.height)
    self.frame = frame
    place =
      hasBars
      ? ReportShot.Place(
        left: Self.share(note.place.left, of: canvas.width),
        top: Self.share(note.place.top, of: canvas.height),
        width: Self.share(note.place.width, of: canvas.width),
        height: Self.share(note.place.height, of: canvas.height)) : nil
    let percent = lost * 100
    let loss = isCropped ? "\(percent.oneDecimal) % cropped" : hasBars ? "whole, between bars" : "whole"
    let words = ["\(note.source) to \(note.size)", loss, "scale \(note.scale.twoDecimals)"] + note.warnings
    caption = words.joined(separator: " · ")
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    (Double(part) * 100 / Double(max(whole, 1))).twoDecimals
  }
}
