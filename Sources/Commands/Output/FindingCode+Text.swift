internal import Domain

/// What a finding's number stands for.
extension FindingCode {
  var title: String {
    switch self {
    case .notAPicture: "not a picture"
    case .typeNotTaken: "type that no service takes"
    case .nameContentDisagree: "name and content disagree"
    case .wrongSize: "wrong size"
    case .orientationTag: "orientation tag left in"
    case .damaged: "damaged or cut short"
    case .transparency: "transparency"
    case .notSRGB: "colours are not sRGB"
    case .privateMetadata: "location or camera metadata"
    case .animated: "animated"
    case .lfsPointer: "Git LFS pointer"
    case .fileTooLarge: "file too large"
    case .enlargedTooFar: "would be enlarged too far"
    case .croppedTooMuch: "crop loses too much"
    }
  }

  /// Why it matters and what to do.
  var help: String {
    switch self {
    case .notAPicture:
      "The bytes are no picture, whatever the name says. Restore the file or take it out of the folder."
    case .typeNotTaken:
      "Services take JPEG, PNG and WebP for a first frame. firstframe prepare makes one of most other types."
    case .nameContentDisagree:
      "Clients that go by the name send a wrong media type, and the service refuses the frame. Rename the file."
    case .wrongSize: "A frame that is one pixel off is refused. check --fix crops and scales it."
    case .orientationTag:
      "Some services turn the picture by the tag and some do not. check --fix turns the pixels and drops the tag."
    case .damaged:
      "Part of the picture is missing, and the clip would be made of what is left. Restore the file."
    case .transparency:
      "Services put a colour of their own behind transparent pixels. check --fix fills them (--background)."
    case .notSRGB: "Services read colours as sRGB, whatever the profile says. check --fix converts them."
    case .privateMetadata:
      "The file tells the service, and everyone who gets it, where it was taken or with which camera."
        + " check --fix drops all metadata."
    case .animated: "Only one picture is used. check --fix keeps the first."
    case .lfsPointer: "The file stands for a picture that Git LFS has not fetched. Run git lfs pull."
    case .fileTooLarge: "Services refuse large uploads. check --fix encodes the picture anew."
    case .enlargedTooFar: "The clip would look soft. Use a larger picture."
    case .croppedTooMuch: "Most of the picture would not be in the clip. Choose a size nearer to its shape."
    }
  }

  /// What to do next about a picture that was refused for it; nil where its message says it all.
  var advice: String? {
    switch self {
    case .notAPicture: "restore the file, or take it out of the folder"
    case .lfsPointer: "git lfs pull"
    case .damaged: "restore the picture from its origin, and run again"
    case .enlargedTooFar: "use a larger picture, or --upscale allow to enlarge it all the same"
    case .croppedTooMuch: "--fit contain keeps the whole picture; a higher --max-crop lets it be cropped"
    case .typeNotTaken: "save the picture as JPEG, PNG or WebP, and run again"
    case .nameContentDisagree, .wrongSize, .orientationTag, .transparency, .notSRGB, .privateMetadata,
      .animated,
      .fileTooLarge:
      nil
    }
  }
}
