import Domain
import Testing

@Suite struct FramePlanPolicyTests {
  private static func plan(
    _ source: String, to frame: String = "1280x720", upscale: UpscalePolicy = .standard,
    maxCrop: Double? = nil, format: FrameFormat = .jpeg, fit: Fit = .cover
  ) throws -> FramePlan {
    let settings = FrameSettings(
      sizes: [try #require(PixelSize(frame))], fit: fit, format: format, upscale: upscale, maxCrop: maxCrop)
    return try FramePlan(
      header: PictureHeader(kind: .png, stored: try #require(PixelSize(source))), settings: settings)
  }

  @Test(arguments: ["1280x720", "640x360", "4000x3000", "700x360"])
  func `up to twice as large passes without a word`(source: String) throws {
    #expect(try Self.plan(source).warnings == [])
  }

  @Test func `more than twice is remarked with its figures`() throws {
    let warnings = try Self.plan("320x180").warnings
    #expect(
      warnings == [
        "FF013 320x180 would be enlarged 4x to fill 1280x720, more than 2x; the clip will look soft"
      ])
    #expect(try Self.plan("1x1").warnings.first?.contains("enlarged 1280x") == true)
  }

  @Test func `a limit of one's own counts`() throws {
    #expect(try Self.plan("320x180", upscale: UpscalePolicy(mode: .warn, limit: 4)).warnings == [])
    #expect(try Self.plan("640x360", upscale: UpscalePolicy(mode: .warn, limit: 1.5)).warnings.count == 1)
  }

  @Test func `allow says nothing, whatever the enlargement`() throws {
    #expect(try Self.plan("1x1", upscale: UpscalePolicy(mode: .allow)).warnings == [])
  }

  @Test func `a crop that loses more than half is remarked, unless a limit was set`() throws {
    #expect(
      try Self.plan("1280x2200").warnings == [
        "FF014 the crop to 1280x720 loses 67.3 % of the picture; --gravity chooses what stays, --fit contain keeps"
          + " it all"
      ])
    #expect(try Self.plan("1280x1440").warnings == [])
    #expect(try Self.plan("1280x2200", maxCrop: 0.9).warnings == [])
    #expect(try Self.plan("1280x2200", fit: .contain).warnings == [])
  }

  @Test func `refuse takes no enlargement at all and names the factor`() throws {
    let refuse = UpscalePolicy(mode: .refuse)
    #expect(try Self.plan("1280x720", upscale: refuse).scale == 1)
    #expect(try Self.plan("1281x721", upscale: refuse).warnings == [])
    let rejection = #expect(throws: Rejection.self) { try Self.plan("1000x720", upscale: refuse) }
    #expect(rejection?.code == .enlargedTooFar)
    #expect(
      rejection?.message == "1000x720 would be enlarged 1.3x to fill 1280x720, more than 1x;"
        + " use a larger picture or --upscale allow")
  }

  @Test func `a crop over the limit is refused with both figures`() throws {
    let rejection = #expect(throws: Rejection.self) { try Self.plan("4000x3000", maxCrop: 0.2) }
    #expect(rejection?.code == .croppedTooMuch)
    #expect(
      rejection?.message == "the crop to 1280x720 would lose 25 % of the picture, more than --max-crop 20 %;"
        + " raise it or choose a size nearer to the picture's shape")
  }

  @Test(arguments: [0.25, 0.3, 1])
  func `a crop up to the limit passes`(limit: Double) throws {
    #expect(try Self.plan("4000x3000", maxCrop: limit).cropLoss == 0.25)
  }

  @Test func `a limit of nothing takes only the frame's own shape`() throws {
    #expect(try Self.plan("1920x1080", maxCrop: 0).cropLoss == 0)
    #expect(throws: Rejection.self) { try Self.plan("1920x1081", maxCrop: 0) }
  }

  @Test func `a figure just over its limit does not look like the limit`() throws {
    let refuse = UpscalePolicy(mode: .refuse)
    let enlarged = #expect(throws: Rejection.self) { try Self.plan("1279x720", upscale: refuse) }
    #expect(enlarged?.message.contains("enlarged 1.1x to fill 1280x720, more than 1x") == true)
    let cropped = #expect(throws: Rejection.self) { try Self.plan("1000x750", maxCrop: 0.2493) }
    #expect(cropped?.message.contains("lose 25 % of the picture, more than --max-crop 24.9 %") == true)
  }

  @Test func `with bars nothing is cropped, but enlargement counts`() throws {
    #expect(try Self.plan("100x4000", maxCrop: 0, fit: .contain).cropLoss == 0)
    let refuse = UpscalePolicy(mode: .refuse)
    // It would be enlarged to cover, not to fit.
    #expect(try Self.plan("640x1440", upscale: refuse, fit: .contain).scale == 0.5)
    let rejection = #expect(throws: Rejection.self) {
      try Self.plan("640x480", upscale: refuse, fit: .contain)
    }
    #expect(
      rejection?.message.hasPrefix("640x480 would be enlarged 1.5x to fit 1280x720, more than 1x;") == true)
    #expect(try Self.plan("320x180", fit: .contain).warnings.first?.contains("enlarged 4x to fit") == true)
  }

  @Test func `a frame larger than its format can hold is refused before any work`() throws {
    let rejection = #expect(throws: Rejection.self) {
      try Self.plan("100x100", to: "16384x16", format: .webp)
    }
    #expect(rejection?.message.contains("16383") == true)
    #expect(try Self.plan("100x100", to: "16383x16", format: .webp).size.width == 16_383)
    #expect(try Self.plan("100x100", to: "65500x16", format: .jpeg).size.width == 65_500)
  }
}
