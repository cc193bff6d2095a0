import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Runs of the real program against servers that say what a table says.
enum FailureRuns {
  /// How one row's shot ended.
  struct End: Sendable {
    let code: Int
    let state: String
    let message: String
  }

  static let trace = ["x-request-id": "req_5"]

  static func refusal(_ status: Int, _ body: String) -> PeerAction {
    .json(body, status: status, headers: trace)
  }

  /// The poll's body for a job that ended as the row says.
  static func failed(_ job: String, _ row: FailureRow, of part: FailurePart) -> String {
    #"{"\#(part.id)":"\#(job)","status":"failed","# + row.body.dropFirst()
  }

  /// The ends of all rows, by their bodies. Rows that end one shot alone share a run with those of the same exit
  /// code, whose code then is that of each. What is wrong with the account or the model ends a run: a job that fails so
  /// has a run of its own; refusals, which leave their shot as it was, meet one shot one after the other, and so do
  /// those that are sent again until the run's time is up.
  static func run(_ part: FailurePart) async throws -> [String: End] {
    var ends: [String: End] = [:]
    for code in [1, 4] {
      let rows = part.rows.filter { $0.exit == code && !$0.reason.stopsProvider }
      if !rows.isEmpty { ends.merge(try await run([rows], of: part)) { first, _ in first } }
    }
    for row in part.rows where row.exit == 1 && row.reason.stopsProvider {
      ends.merge(try await run([[row]], of: part)) { first, _ in first }
    }
    let rows = part.rows.filter { $0.exit == 5 }
    return ends.merging(try await run(rows.map { [$0] }, of: part)) { first, _ in first }
  }

  /// A run for each of `batches`, all in one folder.
  private static func run(_ batches: [[FailureRow]], of part: FailurePart) async throws -> [String: End] {
    let folder = try TemporaryDirectory()
    for index in 0..<(batches.map(\.count).max() ?? 0) {
      let picture = PNGFile.of(Raster.flat([UInt8(10 + index * 5), 90, 40], width: 32, height: 18))
      _ = try folder.write(picture, to: "in/\(index).png")
      _ = try folder.write(Array("row-\(index), slow push-in".utf8), to: "in/\(index).txt")
    }
    let key = try folder.write(Array("sk-any-key\n".utf8), to: "key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.string)
    _ = try folder.write(Array(haste(part.entry).utf8), to: "firstframe.yaml")
    var ends: [String: End] = [:]
    for rows in batches {
      try await ScriptedPeer.run(script: { answer($0, rows, of: part) }) { peer in
        let limit = rows.contains(where: \.isRetried) ? ["--max-duration", "5s"] : []
        let run = try await ProgramRun.run(arguments(part.entry, at: peer.base) + limit, in: folder.path)
        for (index, end) in try Self.ends(of: run) { ends[rows[index].body] = end }
      }
    }
    return ends
  }

  private static func arguments(_ entry: String, at base: String) -> [String] {
    [
      "run", "in", "--provider", entry, "--base-url", base, "--key-file", "key", "--size", "1280x720",
      "--seconds", "4", "--jobs", "1", "--upscale", "allow", "--allow-ended", "--price-per-second", "0.10",
      "--yes", "--max-cost", "50", "--output-format", "jsonl",
    ]
  }

  /// By the number of the shot's picture.
  private static func ends(of run: ProgramRun) throws -> [Int: End] {
    var ends: [Int: End] = [:]
    for line in run.lines {
      guard let shot = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let source = shot["source"] as? String, let index = Int(FilePath(source).stem ?? "")
      else { continue }
      let (state, message) = (shot["state"] as? String, shot["message"] as? String)
      ends[index] = End(code: Int(run.code), state: state ?? "", message: message ?? run.errors)
    }
    return ends
  }

  /// The pauses of a real service are no part of what is looked at.
  private static func haste(_ entry: String) -> String {
    """
    providers:
      - name: \(entry)
        requests_per_minute: 6000
        jobs_in_flight: 50
        poll: { first: 0.05, max: 0.2, patience: 0.5 }

    """
  }

  private static func answer(
    _ request: RecordedRequest, _ rows: [FailureRow], of part: FailurePart
  ) -> PeerAction {
    let text = request.method == "POST" ? String(decoding: request.body, as: UTF8.self) : request.target
    guard let match = text.firstMatch(of: #/row-(\d+)/#), let index = Int(match.1),
      rows.indices.contains(index)
    else { return .reply(500) }
    switch (request.method, rows[index].way) {
    case ("POST", .refused(let status)): return refusal(status, rows[index].body)
    case ("POST", _): return .json(#"{"\#(part.id)":"row-\#(index)","status":"queued"}"#)
    default: return .json(failed("row-\(index)", rows[index], of: part), headers: trace)
    }
  }
}
