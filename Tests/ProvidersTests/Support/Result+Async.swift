extension Result where Failure == any Error {
  /// Catches what an asynchronous body throws.
  init(_ body: () async throws -> Success) async {
    do { self = .success(try await body()) } catch { self = .failure(error) }
  }
}
