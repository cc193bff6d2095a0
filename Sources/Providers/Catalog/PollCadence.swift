/// How often a job is asked for, in seconds: `first` after the submit, growing to `max`.
package struct PollCadence: Sendable, Equatable, Decodable {
  package let first: Double
  package let max: Double
}
