internal import Domain
private import ImagingShim

/// libvips, started once for the process. Whoever holds a value may open pictures.
package struct ImagingRuntime: Sendable {
  private static let started: Result<ImagingRuntime, ImagingError> = start()

  /// Throws when libvips can't start (a broken installation).
  package static func shared() throws(ImagingError) -> ImagingRuntime { try started.get() }

  private init() {}

  private static func start() -> Result<ImagingRuntime, ImagingError> {
    var error = ff_error()
    guard unsafe ff_vips_start(&error) == 0 else {
      return .failure(ImagingError(step: .start, text: error.message))
    }
    return .success(ImagingRuntime())
  }

  /// Known without starting anything.
  package static var version: String { unsafe "libvips \(String(cString: ff_vips_version()))" }

  /// libvips' names of all loaders that are not blocked.
  static var openLoaders: [String] {
    let text = unsafe String(unsafeUninitializedCapacity: 8192) { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { unsafe ff_open_loaders($0.baseAddress, $0.count) }
      return unsafe buffer.prefix { $0 != 0 }.count
    }
    return text.split(separator: " ").map(String.init)
  }

  var description: ImagingDescription {
    ImagingDescription(
      vipsVersion: unsafe String(cString: ff_vips_version()),
      loaders: PictureKind.allCases.filter { ff_has_loader($0.shimKind) },
      magicVersion: Int(ff_magic_version()),
      magicDatabase: unsafe String(cString: ff_magic_database()),
      forbidden: WorkerConfinement.forbidden)
  }
}
