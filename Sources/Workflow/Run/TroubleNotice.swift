private import Domain
internal import Providers

/// Tells at once of trouble that is tried again, which may take minutes; each kind of trouble once.
final class TroubleNotice: Sendable {
  private let told = Locked<Set<String>>([])
  private let listener: @Sendable (String) async -> Void

  init(to listener: @escaping @Sendable (String) async -> Void) { self.listener = listener }

  func tell(_ trouble: String) async { await tell(trouble, kind: trouble) }

  /// Of a question that is asked again; a hundred jobs that can't be asked about are one trouble.
  func tell(_ error: ProviderError) async {
    let status = error.status.map { " (HTTP \($0))" } ?? ""
    await tell("\(error.provider): \(error.message)\(status)", kind: "\(error.code)")
  }

  private func tell(_ trouble: String, kind: String) async {
    if told.withLock({ $0.insert(kind).inserted }) { await listener(trouble) }
  }
}
