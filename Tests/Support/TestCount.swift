private import Foundation

/// How often a test repeats itself: few times for everybody, more for whoever asks.
package enum TestCount {
  /// `standard`, unless the environment's `variable` holds another positive number.
  package static func of(_ variable: String, standard: Int) -> Int {
    let asked = ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
    return asked.flatMap { $0 > 0 ? $0 : nil } ?? standard
  }
}
