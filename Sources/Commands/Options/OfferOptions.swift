internal import ArgumentParser

/// For whom frames are: whose sizes and limits count.
struct OfferOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who will get the frames: its models' sizes and its limits count (default: the first that has the model).",
      valueName: "name"),
    completion: .provider)
  var provider: String?

  @Option(help: ArgumentHelp("The model whose sizes auto means.", valueName: "name"), completion: .model)
  var model: String?

  /// Something was said of whom they are for.
  var isGiven: Bool { provider != nil || model != nil }

  func offers() throws -> Offers {
    guard let provider else { return try Offers.of(model: model) }
    return try Offers(provider: provider, model: model)
  }
}
