/// What a request asks for, in every dialect.
package enum SandboxCall: String, Sendable, CaseIterable {
  case create
  case poll
  case list
  case content
}
