internal import ArgumentParser

/// When colours are used.
enum ColorMode: String, CaseIterable, ExpressibleByArgument {
  case auto
  case always
  case never
}
