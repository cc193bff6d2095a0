private import Domain
private import Foundation
private import Imaging
private import SystemPackage

/// The worker's side: reads requests from standard input until it ends, answers on standard output.
package enum WorkerLoop {
  /// Confines the process, then serves. Never handles two pictures at once; returns when the pool is gone.
  ///
  /// - Parameter folders: where frames may be written, escaped as in messages.
  package static func run(addressSpace: Int, parent: Int32, folders: [String]) {
    let paths = folders.compactMap { WirePath(escaped: $0)?.path }
    guard WorkerConfinement.apply(addressSpace: addressSpace, parent: parent, folders: paths) else { return }
    do {
      let preparer = try FramePreparer()
      serve { request in
        do throws(Rejection) {
          return try answer(request, with: preparer)
        } catch {
          return .rejected(error)
        }
      }
    } catch {
      // Says so for each picture instead of dying without a word.
      let sentence = "the imaging libraries can't start (\(error)); run firstframe doctor"
      serve { _ in .rejected(Rejection(nil, sentence, cause: .temporary)) }
    }
  }

  private static func serve(_ handle: (WorkerRequest) -> WorkerReply) {
    let encoder = JSONEncoder()
    let decoder = JSONDecoder()
    while let line = readLine(strippingNewline: true) {
      do {
        let request = try decoder.decode(WorkerRequest.self, from: Data(line.utf8))
        var reply = try encoder.encode(handle(request))
        reply.append(UInt8(ascii: "\n"))
        try FileDescriptor.standardOutput.writeAll(reply)
      } catch {
        return  // a broken pipe or a line that is no request: the pool sees the end and starts another
      }
    }
  }

  private static func answer(
    _ request: WorkerRequest, with preparer: borrowing FramePreparer
  ) throws(Rejection) -> WorkerReply {
    switch request {
    case .sniff(let file):
      return .sniffed(try preparer.sniff(file.path))
    case .plan(let source, let settings, let limits):
      return .planned(try preparer.plan(source.path, settings: settings, limits: limits))
    case .prepare(let source, let settings, let limits, let granted, let output):
      return .prepared(
        try preparer.prepare(
          source.path, settings: settings, limits: limits, granted: granted, into: output.path))
    case .validate(let file, let size, let format, let digest):
      try preparer.validate(file.path, size: size, format: format, digest: digest)
      return .valid
    case .publish(let temporary, let final, let digest):
      return .published(
        isNew: try FrameFileWriter.publish(temporary.path, as: final.path, digest: digest))
    case .discard(let temporary):
      FrameFileWriter.discard(temporary.path)
      return .valid
    case .inspect(let files, let rules, let limits):
      return .inspected(
        WireInspections(files.paths.map { preparer.inspect($0, rules: rules, limits: limits) }))
    case .decode(let file, let limits, let granted):
      return .decoded(try preparer.decode(file.path, limits: limits, granted: granted))
    case .digest(let file):
      return .digested(try preparer.digest(file.path))
    case .difference(let file, let other, let limits):
      return .differs(try preparer.difference(file.path, other.path, limits: limits))
    case .describe:
      return .described(preparer.description)
    }
  }
}
