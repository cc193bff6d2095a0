import Domain
import Foundation
import Testing

/// The `frame` lines of the JSON contract, field by field.
@Suite struct FrameReportTests {
  private static func json(_ report: FrameReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }

  private static func prepared(
    _ warnings: [String] = [], fit: Fit = .cover, hasAlpha: Bool = false
  ) throws -> PreparedFrame {
    let header = PictureHeader(
      kind: .png, stored: try #require(PixelSize("2560x1920")), hasAlpha: hasAlpha)
    let settings = FrameSettings(sizes: [try #require(PixelSize("1280x720"))], fit: fit)
    return PreparedFrame(
      plan: try FramePlan(header: header, settings: settings), source: .of([1]), bytes: 99, digest: .of([2]),
      warnings: warnings)
  }

  @Test func `a written frame says all about itself`() throws {
    let report = FrameReport.made(try Self.prepared().note, source: "a.png", frame: "out/a.jpg", isNew: true)
    #expect(
      try Self.json(report) == """
        {"bytes":99,"crop":{"height":1440,"left":0,"top":240,"width":2560},"frame":"out/a.jpg","height":720,\
        "media_type":"image/jpeg","scale":0.5,"sha256":"\(Digest.of([2]).hex)","source":"a.png",\
        "status":"written","type":"frame","width":1280}
        """)
  }

  @Test func `bars and filled transparency are fields of their own`() throws {
    let note = try Self.prepared(fit: .contain, hasAlpha: true).note
    let report = FrameReport.made(note, source: "a.png", frame: "out/a.jpg", isNew: true)
    #expect(
      try Self.json(report) == """
        {"bytes":99,"crop":{"height":1920,"left":0,"top":0,"width":2560},"filled":"#000000",\
        "frame":"out/a.jpg","height":720,"media_type":"image/jpeg",\
        "place":{"height":720,"left":160,"top":0,"width":960},"scale":0.375,\
        "sha256":"\(Digest.of([2]).hex)","source":"a.png","status":"written","type":"frame","width":1280}
        """)
  }

  @Test func `a frame that stood there already is unchanged, and remarks become its message`() throws {
    let prepared = try Self.prepared(["one", "two"])
    let report = FrameReport.made(prepared.note, source: "a.png", frame: "a.jpg", isNew: false)
    #expect(report.status == .unchanged)
    #expect(report.message == "one; two")
    #expect(report.cause == nil)
  }

  @Test func `a planned frame has no bytes yet`() throws {
    let report = FrameReport.planned(try Self.prepared().plan, source: "a.png", frame: "a.jpg")
    #expect(report.status == .planned)
    #expect(report.bytes == nil && report.sha256 == nil)
    #expect(report.width == 1280 && report.height == 720)
  }

  @Test func `a rejected picture has a code and a sentence, and its cause stays out of JSON`() throws {
    let rejection = Rejection(.damaged, "it is cut short", cause: .temporary)
    let report = FrameReport.rejected(rejection, source: "a.png", frame: "a.jpg")
    #expect(
      try Self.json(report) == """
        {"code":"FF006","frame":"a.jpg","message":"it is cut short","source":"a.png","status":"rejected",\
        "type":"frame"}
        """)
    #expect(report.cause == .temporary)
  }

  @Test func `the finding codes are those of the contract`() {
    #expect(FindingCode.allCases.map(\.rawValue) == (1...14).map { $0 < 10 ? "FF00\($0)" : "FF0\($0)" })
  }
}
