internal import Domain

extension LedgerTransactions {
  package func keep(_ rate: LearntRate) async throws(LedgerError) {
    try await write(
      unless: { try $0.learntRate(provider: rate.provider, baseURL: rate.baseURL) == rate ? () : nil },
      { try $0.put(rate) })
  }
}
