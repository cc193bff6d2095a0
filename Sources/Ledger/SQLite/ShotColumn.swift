/// The columns of the table `shots` that are in use, in the order in which every statement of this program names them.
///
/// By place and not by name, because looking up forty names costs more than all else about a row.
enum ShotColumn: Int, CaseIterable {
  case sequence, id, purchase, realm, state, attempt
  case source, geometry, prompt, model, size, seconds, options, take
  case framePath, frameFormat, frameSize, frameBytes, frameDigest
  case provider, providerModel, baseUrl, priceMicros
  case jobId, jobExpires, resultUrl, costMicros
  case clipDigest, clipBytes
  case failureReason, failureCode, failureMessage, isUnbilled
  case message, candidates
  case intendedAt, submittedAt, doneAt, updatedAt

  /// As the table spells it: `frame_path`.
  var name: String {
    "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : String($1) }
  }

  /// All of them, for a SELECT whose rows `ShotRow` can read.
  static let list = allCases.map(\.name).joined(separator: ", ")

  /// Takes the values in order, without `sequence`, which the table gives.
  static let insertion: String = {
    let columns = allCases.dropFirst()
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO shots (\(columns.map(\.name).joined(separator: ", "))) VALUES (\(marks))"
  }()

  /// Takes the same values and then the sequence.
  static let change: String = {
    let settings = allCases.dropFirst().map { "\($0.name) = ?" }.joined(separator: ", ")
    return "UPDATE shots SET \(settings) WHERE sequence = ?"
  }()
}
