package import Domain

/// Who is asked for the clip, and for how much.
package struct Offer: Sendable, Equatable {
  package let provider: String
  /// The provider's own id for the model.
  package let providerModel: String
  /// Without credentials; two servers of one provider are two endpoints.
  package let baseURL: String
  package let price: Money

  package init(provider: String, providerModel: String, baseURL: String, price: Money) {
    self.provider = provider
    self.providerModel = providerModel
    self.baseURL = baseURL
    self.price = price
  }
}
