import Domain
import Foundation
import Testing

/// The key that makes buying twice impossible: every change of these values is a change of what is bought.
@Suite struct ShotIDTests {
  private static func shot(_ change: (inout Recipe) -> Void = { _ in }) throws -> Shot {
    var recipe = try Recipe()
    change(&recipe)
    return recipe.shot
  }

  @Test func `the same shot has the same identity`() throws {
    #expect(try Self.shot().id == Self.shot().id)
    #expect(try Self.shot() == Self.shot())
  }

  @Test func `identities stay what they were when the first clips were bought`() throws {
    // Computed by hand over "name length\nvalue\n" of each field. A change here buys every shot again.
    let plain = try Self.shot()
    #expect(plain.id.description == "415ad59006c6bb47a6406e9571d90fe6797462432d690eb315d574287c71f2e8")
    #expect(plain.id.short == "415ad590")
    let withOptions = try Self.shot { $0.request.options = ["seed": "7", "hd": "true"] }
    #expect(
      withOptions.id.description == "a8e25834c9ba7c63e031c2fd687ac6eabedb23679928c231eac1ac3562552504")
    let purchase = plain.purchase(frame: .of(Array("frame".utf8)))
    #expect(purchase.hex == "110270f946d4ebe01d25c08177ba752960651a49709384bb953a2027bb8b04b4")
  }

  static let changes: [(String, @Sendable (inout Recipe) -> Void)] = [
    ("source", { $0.source = .of([1]) }),
    ("frame size", { $0.settings.sizes = PixelSize("720x1280").map { [$0] } ?? [] }),
    ("background", { $0.settings.background = .colour(RGBColor(red: 0, green: 0, blue: 1)) }),
    ("blurred background", { $0.settings.background = .blur }),
    ("fit", { $0.settings.fit = .contain }),
    ("side", { $0.settings.gravity = .side(.north) }),
    ("corner", { $0.settings.gravity = .side(.northwest) }),
    ("attention", { $0.settings.gravity = .attention }),
    ("entropy", { $0.settings.gravity = .entropy }),
    ("focus", { $0.settings.gravity = Gravity(rawValue: "0.5,0.3") ?? .centre }),
    ("another focus", { $0.settings.gravity = Gravity(rawValue: "0.3,0.5") ?? .centre }),
    ("prompt", { $0.request.prompt += " " }),
    ("model", { $0.request.model = "sora-2-pro" }),
    ("clip size", { $0.request.size = PixelSize("720x1280") ?? $0.request.size }),
    ("seconds", { $0.request.seconds = 8 }),
    ("an option more", { $0.request.options["seed"] = "1" }),
    ("take", { $0.take = 2 }),
    ("realm", { $0.realm = .sandbox }),
  ]

  @Test(arguments: changes.indices)
  func `each part of the shot changes its identity`(index: Int) throws {
    let (name, change) = Self.changes[index]
    #expect(try Self.shot(change).id != Self.shot().id, "\(name)")
  }

  @Test func `no two changes give one identity`() throws {
    let ids = try Set(Self.changes.map { try Self.shot($0.1).id })
    #expect(ids.count == Self.changes.count)
  }

  @Test func `encoder, upscale policy and crop limit buy nothing again`() throws {
    let other = try Self.shot {
      $0.settings.format = .webp
      $0.settings.quality = 50
      $0.settings.upscale = UpscalePolicy(mode: .refuse)
      $0.settings.maxCrop = 0.5
    }
    #expect(try other.id == Self.shot().id)
  }

  @Test func `a focus point is the same however it was written`() throws {
    let ids = try ["0.5,0.3", "0.50,0.30", ".5,3e-1", "5e-1,0.3000"].map { text in
      let gravity = try #require(Gravity(rawValue: text))
      return try Self.shot { $0.settings.gravity = gravity }.id
    }
    #expect(Set(ids).count == 1)
  }

  @Test func `where nothing is cropped, gravity buys nothing again`() throws {
    let contain = try Self.shot { $0.settings.fit = .contain }
    let north = try Self.shot { ($0.settings.fit, $0.settings.gravity) = (.contain, .side(.north)) }
    #expect(contain.id == north.id)
  }

  @Test func `the geometry in the ledgers of the first runs is still read`() throws {
    let old = #"""
      {"background":{"blue":0,"green":0,"red":0},"fit":"cover","gravity":"centre","size":{"height":720,"width":1280}}
      """#
    let geometry = try JSONDecoder().decode(FrameGeometry.self, from: Data(old.utf8))
    #expect(try geometry == Self.shot().geometry)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(geometry), as: UTF8.self) == old)
  }

  @Test func `the order in which options were given does not matter`() throws {
    let names = ["b", "a", "hd", "seed", "zoom", "é", "A"]
    let forth = try Self.shot { for name in names { $0.request.options[name] = "1" } }
    let back = try Self.shot { for name in names.reversed() { $0.request.options[name] = "1" } }
    #expect(forth.id == back.id)
  }

  @Test func `text that moves from one field to the next is another shot`() throws {
    let first = try Self.shot {
      $0.request.prompt = "ab"
      $0.request.model = "c"
    }
    let second = try Self.shot {
      $0.request.prompt = "a"
      $0.request.model = "bc"
    }
    #expect(first.id != second.id)
  }

  @Test func `a prompt that looks like the next field is only a prompt`() throws {
    let honest = try Self.shot { $0.request.prompt = "a" }
    let forged = try Self.shot { $0.request.prompt = "a\nmodel 6\nsora-2" }
    #expect(honest.id != forged.id)
  }

  @Test func `an option's name can't pretend to be two options`() throws {
    let two = try Self.shot { $0.request.options = ["x": "y", "z": "w"] }
    let one = try Self.shot { $0.request.options = ["x 1\ny\noption z": "w"] }
    let other = try Self.shot { $0.request.options = ["x\noption value 1\ny\noption 1\nz": "w"] }
    #expect(two.id != one.id)
    #expect(two.id != other.id)
  }

  @Test func `an option's name and value do not run together`() throws {
    let first = try Self.shot { $0.request.options = ["ab": "c"] }
    let second = try Self.shot { $0.request.options = ["a": "bc"] }
    #expect(first.id != second.id)
  }

  @Test func `the same frame with the same request is one purchase, whatever the source`() throws {
    let frame = Digest.of([9])
    let copy = try Self.shot { $0.source = .of([1]) }
    #expect(try copy.purchase(frame: frame) == Self.shot().purchase(frame: frame))
    #expect(try Self.shot { $0.take = 2 }.purchase(frame: frame) != Self.shot().purchase(frame: frame))
    #expect(
      try Self.shot { $0.realm = .sandbox }.purchase(frame: frame) != Self.shot().purchase(frame: frame))
    #expect(try Self.shot().purchase(frame: .of([8])) != Self.shot().purchase(frame: frame))
    #expect(try Self.shot().purchase(frame: frame) != Self.shot().id.digest)
  }

  @Test func `JSON is the bare hex string`() throws {
    let id = try Self.shot().id
    let json = try JSONEncoder().encode([id])
    #expect(String(decoding: json, as: UTF8.self) == #"["\#(id.description)"]"#)
    #expect(try JSONDecoder().decode([ShotID].self, from: json) == [id])
  }
}

/// The parts of a shot, to be changed one at a time.
struct Recipe: Sendable {
  var source = Digest.of(Array("picture".utf8))
  var settings: FrameSettings
  var request: ClipRequest
  var take = 1
  var realm = Realm.real

  init() throws {
    let size = try #require(PixelSize("1280x720"))
    settings = FrameSettings(sizes: [size])
    request = ClipRequest(prompt: "slow push in, café", model: "sora-2", size: size, seconds: 4)
  }

  var shot: Shot {
    Shot(
      source: source, geometry: FrameGeometry(settings, size: settings.sizes.first ?? request.size),
      request: request, take: take, realm: realm)
  }
}
