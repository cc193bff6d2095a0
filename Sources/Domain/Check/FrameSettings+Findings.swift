extension FrameSettings {
  /// What speaks against a picture as the source of a frame.
  package func findings(_ traits: PictureTraits, limits: PictureLimits) -> [Finding] {
    let header = traits.header
    var found: [Finding] = []
    note(&found) { () throws(Rejection) in try limits.check(header) }
    if let flaw = traits.flawFinding { found.append(flaw) }
    if header.pages > 1 {
      found.append(Finding(.animated, "it has \(header.pages) frames or pages; the first would be used"))
    }
    // One at a time: a plan stops at the first of them.
    var enlarging = self
    enlarging.maxCrop = nil
    if upscale.mode != .allow { enlarging.upscale.mode = .refuse }
    var cropping = self
    cropping.upscale.mode = .allow
    for settings in [enlarging, cropping] {
      note(&found) { () throws(Rejection) in _ = try FramePlan(header: header, settings: settings) }
    }
    return found
  }

  private func note(_ found: inout [Finding], _ step: () throws(Rejection) -> Void) {
    do throws(Rejection) {
      try step()
    } catch {
      let finding = Finding(error)
      if !found.contains(finding) { found.append(finding) }
    }
  }
}
