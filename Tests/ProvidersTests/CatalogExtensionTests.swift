import Domain
import SystemPackage
import Testing

@testable import Providers

/// What settings files may add to the catalog, and that no key follows a host that they change.
struct CatalogExtensionTests {
  private static func document(_ yaml: String, isPersonal: Bool = false) -> CatalogDocument {
    CatalogDocument(
      name: isPersonal ? "own.yaml" : "firstframe.yaml", yaml: yaml,
      folder: SettingsFolder(of: "/project/firstframe.yaml"), isPersonal: isPersonal)
  }

  private static let acme = """
    providers:
      - name: acme
        base_url: https://acme.example/v1
        key_file: keys/acme
        models:
          - name: film-1
            sizes: [{ size: 640x360, price_per_second: "0.05" }]
            seconds: [5, 10]
    """

  @Test func `a new provider is like a compatible one in whatever it does not say`() throws {
    let catalog = try ProviderCatalog(extendedBy: [Self.document(Self.acme)])
    let embedded = try ProviderCatalog.embedded()
    #expect(catalog.entries.dropLast() == embedded.entries[...])
    let entry = try #require(catalog.entry("acme"))
    var expected = try #require(embedded.entry("compatible"))
    expected.name = "acme"
    expected.baseURL = "https://acme.example/v1"
    expected.keyFile = "/project/keys/acme"
    expected.models = entry.models
    #expect(entry == expected)
    #expect(entry.models.map(\.name) == ["film-1"])
    #expect(entry.models.first?.seconds == [5, 10])
    #expect(catalog.hostsOfProject == ["acme"])
  }

  @Test(arguments: [
    ("a", "vtrix-task", "", ImageTransport.dataURI, false), ("a", "v2-generations", "", .dataURI, false),
    ("a", "openai-videos", "", .file, true), ("a", "openai-videos", "image: data-uri", .dataURI, true),
    ("a", "vtrix-task", "has_remix: true", .dataURI, true), ("vtrix", "vtrix-task", "", .dataURI, true),
    // A relay that speaks both.
    ("yutoai", "openai-videos", "", .file, false),
  ])
  func `what an entry does not say and its dialect decides is as the dialect has it`(
    name: String, dialect: String, more: String, image: ImageTransport, hasRemix: Bool
  ) throws {
    let yaml = "providers:\n  - name: \(name)\n    dialect: \(dialect)\n    \(more)"
    let entry = try #require(
      try ProviderCatalog(extendedBy: [Self.document(yaml)]).entry(name))
    #expect(entry.dialect.rawValue == dialect)
    #expect(entry.image == image)
    #expect(entry.hasRemix == hasRemix)
    #expect(!entry.hasThumbnails)
  }

  @Test func `a known provider is changed key by key, its models by name`() throws {
    let catalog = try ProviderCatalog(
      extendedBy: [
        Self.document(
          """
          providers:
            - name: openai
              submit_width: 7
              models:
                - name: sora-2
                  ends: 2030-01-31
                - name: sora-3
                  sizes: [{ size: 1280x720, price_per_second: "0.20" }]
                  seconds: [4]
          """)
      ])
    var expected = try #require(try ProviderCatalog.embedded().entry("openai"))
    expected.submitWidth = 7
    expected.models[0].ends = CalendarDay("2030-01-31")
    let entry = try #require(catalog.entry("openai"))
    #expect(entry.models.map(\.name) == expected.models.map(\.name) + ["sora-3"])
    expected.models = entry.models
    #expect(entry == expected)
    #expect(entry.models[0].ends == CalendarDay("2030-01-31"))
    #expect(entry.models[0].sizes.first?.pricePerSecond == Money("0.10"))
    #expect(catalog.hostsOfProject.isEmpty)
  }

  @Test func `a project's word is laid over the user's own`() throws {
    let own = Self.document(
      """
      providers:
        - name: acme
          base_url: https://acme.example/v1
          key_command: pass show acme
      """, isPersonal: true)
    let project = Self.document("providers: [{ name: acme, submit_width: 9 }]")
    let catalog = try ProviderCatalog(extendedBy: [own, project])
    #expect(catalog.entry("acme")?.submitWidth == 9)
    #expect(catalog.entry("acme")?.keyCommand == "pass show acme")
    #expect(catalog.hostsOfProject.isEmpty)
  }

  @Test(arguments: [
    ("acme", "providers: 3", "firstframe.yaml:1: providers is a list of entries"),
    ("acme", "providers:\n  - base_url: https://a.example", "firstframe.yaml:2: an entry of providers needs"),
    (
      "acme", "providers:\n  - name: a\n    base_ulr: https://a.example", ":3: a provider has no key base_ulr"
    ),
    ("acme", "providers:\n  - name: a\n    base_ulr: https://a.example", "did you mean base_url?"),
    ("acme", "providers:\n  - name: a\n    models:\n      - name: b\n        second: [1]", "mean seconds?"),
    ("acme", "providers:\n  - name: a\n    submit_width: many", ":3: submit_width: it is not a whole number"),
    (
      "acme", "providers:\n  - name: a\n    submit_width: 0",
      ":3: submit_width: 0 is out of range; it goes from 1 to 64"
    ),
    ("acme", "providers:\n  - name: a\n    jobs_in_flight: 9223372036854775807", ":3: jobs_in_flight: 92"),
    ("acme", "providers:\n  - name: a\n    list_lag_seconds: -1", ":3: list_lag_seconds: -1 is out of"),
    (
      "acme", "providers:\n  - name: a\n    retention_seconds: 9223372036854775807",
      ":3: retention_seconds: 9"
    ),
    ("acme", "providers:\n  - name: a\n    requests_per_minute: 0", ":3: requests_per_minute: 0 is out"),
    ("acme", "providers:\n  - name: a\n    prompt_limit: 0", ":3: prompt_limit: 0 is out of range"),
    ("acme", "providers:\n  - name: a\n    image_limit: -1", ":3: image_limit: -1 is out of range"),
    (
      "acme", "providers:\n  - name: a\n    poll: { first: .inf, max: 9 }",
      ":3: poll first: inf is out of range"
    ),
    (
      "acme", "providers:\n  - name: a\n    poll:\n      first: 1\n      max: .nan",
      ":5: poll max: nan is out of range"
    ),
    (
      "acme",
      "providers:\n  - name: openai\n    models:\n      - name: sora-2\n        seconds: [4, -5]",
      ":5: models 1. seconds: -5 is out of range; it goes from 1 to 3600"
    ),
    (
      "acme",
      "providers:\n  - name: openai\n    models:\n      - name: sora-2\n        sizes:\n"
        + "          - { size: 720x1280, price_per_second: \"-0.10\" }",
      ":6: models 1. sizes 1. price_per_second: -0.10 is not an amount"
    ),
    ("acme", "providers:\n  - name: a\n    dialect: klingon", ":3: dialect: it is one of openai-videos"),
    (
      "acme", "providers:\n  - name: a\n    models:\n      - name: b\n        seconds: [1]",
      ":4: models 1.: sizes is missing"
    ),
    (
      "acme",
      "providers:\n  - name: a\n    models:\n      - name: b\n        seconds: [1]\n        sizes:\n"
        + "          - size: big", ":7: models 1. sizes 1. size: big is not a size such as 1280x720"
    ),
    ("acme", "providers:\n  - name: a\n    base_url: http://a.example/v1", ":3: the base URL"),
    (
      "acme", "providers:\n  - name: a\n    dialect: v2-generations\n    has_remix: true",
      ":4: has_remix: v2-generations has no remixes"
    ),
    (
      "acme", "providers:\n  - name: a\n    dialect: vtrix-task\n    image: file",
      ":4: image: vtrix-task has no place for a file"
    ),
    (
      "acme", "providers:\n  - name: a\n    poll: { first: 0 }",
      "poll first: 0.0 is out of range; it goes from 0.01 to"
    ),
    ("acme", "providers:\n  - name: a\n    realm: sandbox", ":3: realm can't be set"),
    ("acme", "providers:\n  - name: sandbox\n    submit_width: 1", ":2: sandbox is part of the program"),
    (
      "acme", "providers:\n  - name: a\n    key_command: cat /etc/passwd", ":3: key_command is read from your"
    ),
    (
      "acme", "providers:\n  - name: openai\n    base_url: https://evil.example/v1",
      ":3: OPENAI_API_KEY is openai's key and goes to openai's own host only"
    ),
    (
      "acme",
      "providers:\n  - name: a\n    base_url: https://evil.example/v1\n    key_variable: OPENAI_API_KEY",
      ":4: OPENAI_API_KEY is openai's key"
    ),
    (
      acme, "providers:\n  - name: acme\n    base_url: https://evil.example/v1",
      ":3: acme's host changes here, but not its key"
    ),
  ])
  func `what an entry can't mean is told with its line`(own: String, yaml: String, part: String) throws {
    let personal = own == "acme" ? [] : [Self.document(own, isPersonal: true)]
    let problem = #expect(throws: CatalogProblem.self) {
      try ProviderCatalog(extendedBy: personal + [Self.document(yaml)])
    }
    #expect(problem?.description.contains(part) == true, "\(problem?.description ?? "")")
  }

  @Test func `a changed host with a key of its own is served with that key alone`() throws {
    let catalog = try ProviderCatalog(
      extendedBy: [
        Self.document(
          """
          providers:
            - name: openai
              base_url: https://relay.example/v1
              key_variable: RELAY_KEY
          """)
      ])
    let entry = try #require(catalog.entry("openai"))
    #expect(entry.keyVariable == "RELAY_KEY" && entry.keyFile == nil && entry.keyCommand == nil)
    #expect(catalog.hostsOfProject == ["openai"])
    #expect(entry.isServed(from: "https://relay.example"))
    #expect(!entry.isServed(from: "https://api.openai.com"))
  }
}
