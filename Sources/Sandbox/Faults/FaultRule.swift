/// One fault and when it happens: `[CALL/]FAULT[:TIME][=SHARE|=first:N]`, such as
/// `create/close-after-read=first:3`, `latency:500ms=0.2` or `list-lag:10m`.
package struct FaultRule: Sendable, Equatable {
  enum Occurrence: Sendable, Equatable {
    /// 0...1.
    case share(Double)
    case first(Int)
  }

  /// Why a text is no rule, for a person.
  package struct Problem: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  let fault: SandboxFault
  /// Nil for every call.
  let call: SandboxCall?
  /// Nil where the fault takes none.
  let time: Duration?
  let occurrence: Occurrence

  package init(_ text: String) throws(Problem) {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = halves[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let words = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(words.last ?? "")
    guard let fault = SandboxFault(rawValue: name) else {
      throw Self.problem(text, "there is no fault “\(name)”; there are \(Self.names(SandboxFault.self))")
    }
    self.fault = fault
    call = words.count == 2 ? try Self.call(String(words[0]), of: fault, in: text) : nil
    time = try Self.time(parts.count == 2 ? parts[1] : nil, of: fault, in: text)
    occurrence = halves.count == 2 ? try Self.occurrence(halves[1], of: fault, in: text) : .share(1)
  }

  private static func call(
    _ name: String, of fault: SandboxFault, in text: String
  ) throws(Problem) -> SandboxCall {
    guard fault.takesCall else { throw problem(text, "\(fault.rawValue) is not kept to one kind of call") }
    guard let call = SandboxCall(rawValue: name) else {
      throw problem(text, "there is no call “\(name)”; there are \(names(SandboxCall.self))")
    }
    return call
  }

  private static func time(
    _ words: Substring?, of fault: SandboxFault, in text: String
  ) throws(Problem) -> Duration? {
    guard fault.takesTime else {
      if words != nil { throw problem(text, "\(fault.rawValue) takes no time") }
      return nil
    }
    let time = words.flatMap { words in
      [("ms", 1), ("s", 1000), ("m", 60_000)].lazy
        .compactMap { unit, factor in
          words.hasSuffix(unit) ? Int(words.dropLast(unit.count)).map { ($0, factor) } : nil
        }
        .first
    }
    guard let (count, factor) = time, (0...86_400_000 / factor).contains(count) else {
      throw problem(text, "\(fault.rawValue) needs a time such as \(fault.rawValue):500ms, :2s or :10m")
    }
    return .milliseconds(count * factor)
  }

  private static func occurrence(
    _ words: Substring, of fault: SandboxFault, in text: String
  ) throws(Problem) -> Occurrence {
    guard fault.takesShare else { throw problem(text, "\(fault.rawValue) happens always") }
    if words.hasPrefix("first:"), let count = Int(words.dropFirst(6)), count >= 0 { return .first(count) }
    if let share = Double(words), (0...1).contains(share) { return .share(share) }
    throw problem(text, "“\(words)” is neither a share from 0 to 1 nor first:N")
  }

  private static func names<Value: RawRepresentable & CaseIterable>(_ type: Value.Type) -> String
  where Value.RawValue == String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static func problem(_ text: String, _ why: String) -> Problem {
    Problem(description: "the fault “\(text)” can't be had: \(why)")
  }
}
