internal import Domain
internal import Providers

/// One model of one provider, as `providers` shows it.
struct ProviderLine: Encodable {
  struct Size: Encodable {
    let size: String
    /// US dollars; nil when the catalog knows no price.
    let pricePerSecond: String?

    enum CodingKeys: String, CodingKey {
      case size
      case pricePerSecond = "price_per_second"
    }
  }

  let type = "model"
  let provider: String
  let model: String
  let sizes: [Size]
  let seconds: [Int]
  /// The first day without it.
  let ends: String?
  let baseURL: String?
  let keyVariable: String?
  let hasKey: Bool
  /// A file or command in the settings gives it; not in JSON.
  private let hasOwnKey: Bool
  private let needsNoKey: Bool

  enum CodingKeys: String, CodingKey {
    case type
    case provider
    case model
    case sizes
    case seconds
    case ends
    case baseURL = "base_url"
    case keyVariable = "key_variable"
    case hasKey = "has_key"
  }

  init(_ provider: ProviderEntry, _ model: ModelEntry, environment: [String: String]) {
    self.provider = provider.name
    self.model = model.name
    sizes = model.sizes.map { Size(size: $0.size.description, pricePerSecond: $0.pricePerSecond?.decimal) }
    seconds = model.seconds
    ends = model.ends.map(Offers.text)
    baseURL = provider.baseURL
    keyVariable = provider.keyVariable
    needsNoKey = provider.realm == .sandbox
    hasOwnKey = provider.keyFile != nil || provider.keyCommand != nil
    // A variable's key goes to the catalog's own host only.
    let variable = provider.baseURL == nil ? nil : provider.keyVariable
    hasKey = hasOwnKey || variable.map { environment[$0]?.isEmpty == false } ?? false
  }

  static func table(_ lines: [ProviderLine]) -> String {
    var rows = [["PROVIDER", "MODEL", "SECONDS", "SIZES ($ A SECOND)", "ENDS", "KEY"]]
    for line in lines {
      let sizes = line.sizes.map { size in size.pricePerSecond.map { "\(size.size) (\($0))" } ?? size.size }
      let variable = line.keyVariable.map { variable in
        line.baseURL == nil ? "--key-file" : "\(variable) is \(line.hasKey ? "set" : "not set")"
      }
      let none = line.needsNoKey ? "none needed" : "--key-file, if the server wants one"
      let key = line.hasOwnKey ? "named in the settings" : variable ?? none
      rows.append([
        line.provider, line.model, line.seconds.map(String.init).joined(separator: " "),
        sizes.joined(separator: " "), line.ends ?? "-", key,
      ])
    }
    return TextTable(rows).text
  }
}
