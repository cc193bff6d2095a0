package import Testing

extension TimeLimitTrait.Duration {
  /// For tests that wait for something: only what hangs takes this long, also under a sanitizer on a busy machine.
  package static var hang: Self { .minutes(30) }
}
