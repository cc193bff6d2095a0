package import Domain
package import SystemPackage

extension FramePreparer {
  /// Reads every pixel of a file, which is the only proof that all of them are there.
  ///
  /// - Parameter granted: bytes of memory; a picture that needs more is not decoded.
  package func decode(_ path: FilePath, limits: PictureLimits, granted: Int) throws(Rejection) -> Decoding {
    let bytes = try SourceFile.read(path, limit: limits.fileBytes)
    let header = try header(of: bytes, limits: limits)
    try limits.check(header)
    let plan = try FramePlan(header: header, settings: FrameSettings(sizes: [header.upright], format: .png))
    let memory = plan.memory(fileBytes: bytes.count)
    if memory > granted { return .needs(memory) }
    let looksWhole = Completeness.looksWhole(bytes, kind: header.kind)
    do {
      if looksWhole {
        try Picture.with(bytes, kind: header.kind) { picture in try picture.decodeAll() }
      } else {
        _ = try proven(bytes, kind: header.kind)
      }
    } catch {
      throw Self.damaged(error)
    }
    return .done(looksWhole: looksWhole)
  }
}
