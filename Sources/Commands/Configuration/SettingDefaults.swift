private import ArgumentParser
private import Domain
private import Ledger
private import Providers
internal import SystemPackage

/// What holds where nothing is set, for options whose help can only say in words where their value comes from: the
/// machine, the provider, or another setting.
struct SettingDefaults {
  private let texts: [String: String]

  /// Throws exit 2 when the settings that are there can't be used together.
  init(_ configuration: Configuration) throws {
    // An input, since that group wants one.
    let options = try SettingOptions.parse(configuration.values.values.flatMap(\.arguments) + ["."])
    let offers = try Offers(provider: options.clip.provider, model: options.clip.model)
    let frames = options.frame.settings(
      format: options.frame.format ?? .jpeg, sizes: options.size.sizes(of: offers))
    let ledger = try LedgerPlace(option: options.clip.ledger, output: FilePath(options.output))
    let limits = options.pictures.limits
    let provider = offers.provider
    let texts: [String: String?] = [
      "format": frames.format.rawValue, "upscale": frames.upscale.mode.rawValue,
      "max_upscale": frames.upscale.limit.plain,
      "model": offers.model.name, "seconds": offers.model.seconds.first.map(String.init),
      "base_url": provider.baseURL, "submit_width": "\(provider.submitWidth)",
      "submit_rate": provider.requestsPerMinute.map { "\($0)/min" }, "ledger": ledger.file.path.string,
      "jobs": "\(options.common.workerCount)", "max_file_size": "\(ByteSize(limits.fileBytes))",
      "max_pixels": "\(PixelCount(limits.streamedPixels))",
      "max_whole_pixels": "\(PixelCount(limits.heldPixels))", "max_side": "\(limits.side)",
      "max_channels": "\(limits.bands)", "max_pages": "\(limits.pages)",
      "max_profile_size": "\(ByteSize(limits.profileBytes))", "picture_timeout": "\(limits.seconds.plain)s",
      "picture_memory": "\(ByteSize(limits.workerBytes))",
    ]
    self.texts = texts.compactMapValues(\.self)
  }

  /// Nil where nothing is assumed: no limit, no prompt, no key.
  subscript(setting: Setting) -> String? {
    setting.defaultValue ?? texts[setting.key] ?? (setting.isFlag ? "false" : nil)
  }
}

extension Double {
  /// Without a fraction where there is none.
  fileprivate var plain: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
