import Domain
import Testing

@Suite struct FrameRulesTests {
  private static func traits(
    _ size: String = "64x36", kind: PictureKind = .png, _ change: (inout PictureTraits) -> Void = { _ in }
  ) throws -> PictureTraits {
    var traits = PictureTraits(
      header: PictureHeader(kind: kind, stored: try #require(PixelSize(size))), fileBytes: 1000)
    change(&traits)
    return traits
  }

  private static func rules(_ sizes: String...) throws -> FrameRules {
    FrameRules(sizes: try sizes.map { try #require(PixelSize($0)) })
  }

  @Test(arguments: ["a.png", "a.PNG", "a", ".png", "a.b.apng"])
  func `a clean frame has no finding`(name: String) throws {
    #expect(try Self.rules("64x36").findings(Self.traits(), name: name) == [])
  }

  @Test func `each fault has its number, and only what another frame mends is fixable`() throws {
    let faults: [(FindingCode, Bool, (inout PictureTraits) -> Void)] = [
      (.wrongSize, true, { $0.header.stored = $0.header.stored.turned }),
      (.orientationTag, true, { $0.header.orientation = .turnedLeft }),
      (.damaged, false, { $0.flaw = "its end marker is missing" }),
      (.transparency, true, { $0.header.hasAlpha = true }),
      (.notSRGB, true, { $0.colours = .profile }),
      (.notSRGB, true, { $0.colours = .inks }),
      (.privateMetadata, true, { $0.secrets = [.place] }),
      (.animated, true, { $0.header.pages = 2 }),
      (.fileTooLarge, true, { $0.fileBytes = 15 << 20 + 1 }),
    ]
    for (code, isFixable, change) in faults {
      let found = try Self.rules("64x36").findings(Self.traits("64x36", change), name: "a.png")
      #expect(found.map(\.code) == [code])
      #expect(found.map(\.isFixable) == [isFixable], "\(code)")
    }
  }

  @Test func `the sentences have the figures and the way out`() throws {
    let rules = try Self.rules("64x36", "36x64")
    let found = try rules.findings(
      Self.traits("60x36", kind: .jpeg) {
        $0.secrets = [.camera, .place]
        $0.flaw = "its end marker is missing"
      }, name: "holiday.photo.png")
    #expect(
      found.map(\.message) == [
        "it is JPEG and named .png; rename it to holiday.photo.jpg",
        "it is 60x36, not 64x36 or 36x64",
        "it is cut short: its end marker is missing; restore it from its origin",
        "its metadata tells where it was taken and with which camera",
      ])
  }

  @Test func `a type that is not taken is one finding`() throws {
    var rules = try Self.rules("64x36")
    #expect(PictureKind.allCases.filter { rules.typeFinding($0) == nil } == [.jpeg, .png, .webp])
    #expect(rules.typeFinding(.tiff)?.code == .typeNotTaken)
    rules.formats = [.png]
    #expect(
      rules.typeFinding(.jpeg)?.message
        == "it is JPEG, which is not taken for a frame (PNG); make one of it with firstframe prepare")
  }
}

@Suite struct SourceFindingTests {
  private static func findings(
    _ size: String, _ change: (inout FrameSettings) -> Void = { _ in },
    traits changeTraits: (inout PictureTraits) -> Void = { _ in }
  ) throws -> [Finding] {
    var settings = FrameSettings(sizes: [try #require(PixelSize("1280x720"))], maxCrop: 0.5)
    change(&settings)
    var traits = PictureTraits(
      header: PictureHeader(kind: .heif, stored: try #require(PixelSize(size))), fileBytes: 1000)
    changeTraits(&traits)
    return settings.findings(traits, limits: PictureLimits())
  }

  @Test(arguments: ["1280x720", "4000x3000", "640x400"])
  func `a picture that makes a good frame has no finding`(size: String) throws {
    #expect(try Self.findings(size) == [])
  }

  @Test func `too small and too tall are told both`() throws {
    #expect(try Self.findings("300x400").map(\.code) == [.enlargedTooFar, .croppedTooMuch])
    #expect(try Self.findings("300x400") { $0.upscale.mode = .allow }.map(\.code) == [.croppedTooMuch])
    #expect(try Self.findings("300x400") { $0.maxCrop = 0.9 }.map(\.code) == [.enlargedTooFar])
    #expect(try Self.findings("300x400") { $0.fit = .contain }.map(\.code) == [])
  }

  @Test func `damage, animations and what no decoder takes are told`() throws {
    let codes = try Self.findings(
      "1280x720",
      traits: {
        $0.flaw = "its end is missing"
        $0.header.pages = 3
      }
    ).map(\.code)
    #expect(codes == [.damaged, .animated])
    #expect(try Self.findings("20000x9000").map(\.code) == [.fileTooLarge])
  }

  @Test func `what prepare mends is no fault of a source`() throws {
    let found = try Self.findings(
      "1280x720",
      traits: {
        $0.header.orientation = .turned180
        $0.header.hasAlpha = true
        $0.colours = .inks
        $0.secrets = [.place, .camera]
      })
    #expect(found == [])
  }
}

extension PixelSize {
  fileprivate var turned: PixelSize { PixelSize(width: height, height: width) ?? self }
}
