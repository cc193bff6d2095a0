import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

/// The three formats, understood as one, with the place of everything that is wrong.
struct ManifestTests {
  private func read(
    _ text: String, _ format: ManifestTable.Format
  ) -> (entries: [ManifestEntry], problems: [ManifestProblem]) {
    let table = ManifestTable(Array(text.utf8), format: format)
    var problems = table.problems
    let entries = table.rows.map { ManifestEntry($0, &problems) }
    return (entries, problems.sorted { $0.place < $1.place })
  }

  private static let same: [(ManifestTable.Format, String)] = [
    (
      .csv,
      #"""
      \#u{FEFF}Image,prompt,size,seconds,model,fit,gravity,background,take,seed\#r
      a b.jpg,"slow, then ""fast""",1280x720,8,sora-2,contain,Center,#ff8000,2,7\#r
      b.jpg,,auto,,,,,,,\#r

      """#
    ),
    (
      .lines,
      """
      # two shots
      {"image":"a b.jpg","prompt":"slow, then \\"fast\\"","size":"1280x720","seconds":8,"model":"sora-2",\
      "fit":"contain","gravity":"centre","background":"#ff8000","take":2,"seed":7}

      {"image":"b.jpg","size":"auto","prompt":null}
      """
    ),
    (
      .yaml,
      """
      shots:
        - image: a b.jpg
          prompt: slow, then "fast"
          size: 1280x720
          seconds: "8"
          model: sora-2
          fit: contain
          gravity: center
          background: "#ff8000"
          take: 2
          options: {seed: 7}
        - {image: b.jpg, size: auto, prompt: ~}
      """
    ),
  ]

  @Test(arguments: same)
  func `the formats say the same`(format: ManifestTable.Format, text: String) throws {
    let (entries, problems) = read(text, format)
    #expect(problems.isEmpty, "\(problems)")
    #expect(entries.map(\.image?.value) == ["a b.jpg", "b.jpg"])
    let first = try #require(entries.first)
    #expect(first.prompt == "slow, then \"fast\"")
    #expect(first.size?.value == PixelSize("1280x720").map(FrameSize.exact))
    #expect(first.seconds?.value == 8 && first.model?.value == "sora-2" && first.take == 2)
    #expect(first.fit == .contain && first.gravity == .centre)
    #expect(first.background == RGBColor("ff8000").map(Background.colour))
    #expect(first.options.mapValues(\.value) == ["seed": "7"])
    let second = try #require(entries.last)
    #expect(
      second.size?.value == .auto && second.prompt == nil && second.take == nil && second.options.isEmpty)
  }

  @Test(arguments: [
    (ManifestTable.Format.csv, "image,focus\na.jpg,\"0.25,0.75\"\n"),
    (.lines, #"{"image":"a.jpg","focus":[0.25,0.75]}"#), (.yaml, "- image: a.jpg\n  focus: [0.25, 0.75]\n"),
    (.yaml, "- image: a.jpg\n  gravity: 0.25,0.75\n"),
  ])
  func `a focus point is a list or a word`(format: ManifestTable.Format, text: String) {
    let (entries, problems) = read(text, format)
    #expect(problems.isEmpty)
    #expect(entries.first?.gravity == FocusPoint(across: 0.25, down: 0.75).map(Gravity.focus))
  }

  private static let mistakes: [(ManifestTable.Format, String, [String])] = [
    (
      .csv, "image,size,seconds,fit\na.jpg,12,0,stretch\n,,4,\nb.jpg,1x1,4,cover,extra\n",
      [
        "2:7 size is 12; it should be 1280x720 or auto",
        "2:10 seconds is 0; it should be a number from 1 to 3600",
        "2:12 fit is stretch; it should be cover or contain", "3:1 this shot has no image",
        "4:19 a cell too many: 5 here, 4 columns",
      ]
    ),
    (.csv, "picture,size\na.jpg,12\n", ["1:1 there is no column image in this first line"]),
    (.csv, "image;prompt\na.jpg;x\n", ["1:1 columns are separated by commas"]),
    (
      .csv, "image,Image,\na,b,c\n",
      ["1:7 duplicate column image", "2:5 its column has no name"]
    ),
    (.csv, "", ["1:1 there is no shot in it"]), (.csv, "image,prompt\n", ["1:1 there is no shot in it"]),
    (
      .lines, "{\"image\":\"a.jpg\",\"take\":0}\nrun to the hills\n[1]\n{\"image\":[\"a\"]}\n",
      [
        "1:25 take is 0; it should be a number from 1 to 9999",
        "2:1 a line is an object, {\"image\": …}; a bare prompt has no picture",
        "3:1 a line is an object, {\"image\": …}; a bare prompt has no picture", "4:1 this shot has no image",
        "4:10 image is one value, not a list or a map",
      ]
    ),
    (
      .yaml, "- image: a.jpg\n  gravity: up\n- b.jpg\n- image: c.jpg\n  focus: 0.5,0.5\n  gravity: north\n",
      [
        "2:12 gravity is up; it should be centre, north, northeast, east, southeast, south, southwest, west,"
          + " northwest, attention, entropy", "3:3 a shot is a map with image and what else it needs",
        "6:3 gravity and focus are one setting; give one of them",
      ]
    ),
    (.yaml, "image: a.jpg\n", ["1:1 a manifest is a list of shots (or shots: and the list)"]),
    (.yaml, "- image: a.jpg\n  image: b.jpg\n", ["1:3 duplicate key image"]),
    (.yaml, "- image: 'a\n", ["2:1 found unexpected end of stream"]),
    (.yaml, "", ["1:1 there is no shot in it"]),
  ]

  @Test(arguments: mistakes)
  func `every mistake is told with line and column`(
    format: ManifestTable.Format, text: String, expected: [String]
  ) {
    let told = read(text, format).problems.map { "\($0.place.line):\($0.place.column) \($0.message)" }
    #expect(told == expected)
  }

  @Test func `bytes that are no UTF-8 are told with their line and column`() {
    let table = ManifestTable(Array("image\na.jpg\né, b".utf8) + [0xE9, 0x0A], format: .csv)
    #expect(table.problems.map(\.place) == [ManifestPlace(line: 3, column: 5)])
    #expect(table.rows.isEmpty)
  }

  @Test func `the report has every mistake once, in the order of the file`() {
    let places = [(3, 2), (1, 9), (3, 2)].map { ManifestPlace(line: $0, column: $1) }
    let error = InputError(places.map { ManifestProblem("no", at: $0) }, in: "shots.csv")
    #expect(error.description == "shots.csv has 2 mistakes:\nshots.csv:1:9: no\nshots.csv:3:2: no")
  }

  @Test func `job files of sora.py are taken`() throws {
    let text = """
      {"prompt":"A lake","input_reference":"lake.jpg","seconds":"8","camera":"slow dolly","out":"x.json"}
      {"prompt":"A hill","input_reference_path":"hill.jpg","fields":{"lighting":"dusk","use_case":"film"}}
      {"prompt":"A cat","input_reference":{"file_id":"file_1"}}
      {"prompt":"A dog","input_reference_file":"dog.jpg","character_ids":["char_1"]}
      """
    let (entries, problems) = read(text, .lines)
    #expect(entries.map(\.image?.value) == ["lake.jpg", "hill.jpg", nil, "dog.jpg"])
    #expect(
      entries.map(\.prompt) == [
        "A lake\nCamera: slow dolly", "A hill\nUse case: film\nLighting: dusk", "A cat", "A dog",
      ])
    #expect(entries.first?.seconds?.value == 8)
    #expect(entries.allSatisfy { $0.options.isEmpty })
    #expect(problems.map(\.place.line) == [3, 3, 4])
    #expect(problems.last?.message == "character_ids can't be sent; take it out")
  }

  @Test func `a job's nulls are as good as missing, and its own words count before those of its fields`() {
    let text = """
      {"prompt":"A lake","input_reference":null,"input_reference_path":"lake.jpg","input_reference_file_id":null,\
      "characters":null,"camera":"slow dolly","negative":"crowds","fields":{"camera":"still","style":"film"}}
      """
    let (entries, problems) = read(text, .lines)
    #expect(problems == [])
    #expect(entries.map(\.image?.value) == ["lake.jpg"])
    #expect(entries.first?.prompt == "A lake\nCamera: slow dolly\nStyle: film\nAvoid: crowds")
  }

  @Test func `what stands beside the list of shots holds for those that leave it open`() {
    let text = """
      prompt: slow
      focus: 0.5,0.3
      options: {hd: true, watermark: false}
      take: 0
      shots:
        - {image: a.jpg}
        - {image: b.jpg, prompt: ~, gravity: north, options: {hd: false}, take: 2}
      """
    let (entries, problems) = read(text, .yaml)
    #expect(
      problems.map { "\($0.place.line):\($0.place.column) \($0.message)" }
        == ["4:7 take is 0; it should be a number from 1 to 9999"])
    #expect(entries.map(\.prompt) == ["slow", "slow"])
    #expect(entries.map(\.gravity) == [Gravity("0.5,0.3"), Gravity("north")])
    #expect(
      entries.map { $0.options.mapValues(\.value) } == [
        ["hd": "true", "watermark": "false"], ["hd": "false", "watermark": "false"],
      ])
  }

  @Test func `a seed is a whole number and an option of the model`() {
    let (entries, problems) = read("image,seed\na.jpg,7\nb.jpg,lucky\n", .csv)
    #expect(entries.map { $0.options.mapValues(\.value) } == [["seed": "7"], [:]])
    #expect(problems.map(\.message) == ["seed is lucky; it should be a whole number"])
    #expect(problems.map(\.place) == [ManifestPlace(line: 3, column: 7)])
  }
}
