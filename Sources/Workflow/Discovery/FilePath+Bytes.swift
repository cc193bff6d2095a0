private import Foundation
package import SystemPackage

extension FilePath {
  /// The path's bytes: names that are not UTF-8 differ in them and nowhere else.
  package var bytes: [UInt8] {
    unsafe withPlatformString { start in
      unsafe UnsafeRawBufferPointer(start: start, count: length).map { $0 }
    }
  }

  /// The path with these bytes as its last component; they hold no slash and no zero.
  func appending(bytes name: [UInt8]) -> FilePath {
    let text = name.map { CInterop.PlatformChar(bitPattern: $0) } + [0]
    return unsafe text.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe Component(platformString: $0) }.map { appending($0) } ?? self
    }
  }

  /// From the root, without dots; links are not looked at.
  package var absolute: FilePath {
    FilePath(FileManager.default.currentDirectoryPath).pushing(self).lexicallyNormalized()
  }

  /// Nil for bytes that hold a zero.
  init?(bytes: [UInt8]) {
    guard !bytes.contains(0) else { return nil }
    let text = bytes.map { CInterop.PlatformChar(bitPattern: $0) } + [0]
    self = unsafe text.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe FilePath(platformString: $0) } ?? FilePath()
    }
  }
}
