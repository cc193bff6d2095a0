import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Commands

struct OutputTargetTests {
  @Test func `a name is a folder, and frames are JPEG unless asked otherwise`() throws {
    let target = try OutputTarget("no/such/folder", inputs: ["a.jpg", "b"], format: nil)
    #expect(target.folder == "no/such/folder")
    #expect(target.single == nil)
    #expect(target.format == .jpeg)
    #expect(try OutputTarget("folder", inputs: ["a.jpg"], format: .webp).format == .webp)
  }

  @Test(arguments: [("f.jpg", FrameFormat.jpeg), ("f.JPEG", .jpeg), ("f.png", .png), ("f.webp", .webp)])
  func `with one picture, a frame's name is the frame and gives the format`(name: String, format: FrameFormat)
    throws
  {
    let target = try OutputTarget(FilePath("no/such").appending(name), inputs: ["a.tiff"], format: nil)
    #expect(target.single == FilePath("no/such").appending(name))
    #expect(target.folder == "no/such")
    #expect(target.format == format)
  }

  @Test func `a folder that has a frame's name is a folder`() throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([], to: "strange.jpg/file")
    let output = folder.path.appending("strange.jpg")
    let target = try OutputTarget(output, inputs: [folder.path], format: .png)
    #expect(target.folder == output)
    #expect(target.single == nil)
    #expect(target.format == .png)
  }

  @Test func `one file for many pictures is refused`() throws {
    let folder = try TemporaryDirectory()
    let inputs: [[FilePath]] = [["a.jpg", "b.jpg"], [folder.path]]
    for inputs in inputs {
      let failure = #expect(throws: CommandFailure.self) {
        try OutputTarget("f.jpg", inputs: inputs, format: nil)
      }
      #expect(failure?.status == .usage)
      #expect(failure?.message == "-o f.jpg names one frame, but there may be many; name a folder")
    }
  }

  @Test func `a name and --format that disagree are refused`() {
    let failure = #expect(throws: CommandFailure.self) {
      try OutputTarget("f.png", inputs: ["a.jpg"], format: .webp)
    }
    #expect(failure?.message == "-o f.png asks for png, --format for webp; drop one")
  }

  @Test func `a picture's name that is no frame's is refused`() {
    let failure = #expect(throws: CommandFailure.self) {
      try OutputTarget("f.gif", inputs: ["a.jpg"], format: nil)
    }
    #expect(failure?.message == "-o f.gif: frames are .jpg, .png or .webp files, not .gif")
  }

  @Test func `a file that stands where the folder should be is refused`() throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([1], to: "notes")
    let failure = #expect(throws: CommandFailure.self) {
      try OutputTarget(file, inputs: ["a.jpg"], format: nil)
    }
    #expect(failure?.status == .usage)
    #expect(failure?.message == "-o \(file) is a file; name a folder")
  }
}
