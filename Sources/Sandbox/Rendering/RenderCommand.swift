internal import Domain

/// The arguments for ffmpeg, for files in its working folder: no path of the user's is ever parsed by it.
enum RenderCommand {
  static let rate = 24

  /// A push-in at a constant rate. The first picture is the frame itself, cropped where it has another shape.
  ///
  /// The corners move by fractions of a pixel: `perspective` resamples between pixels, where `zoompan`
  /// jumps from one whole pixel to the next and trembles.
  static func clip(_ job: SandboxJob, to output: String) -> [String] {
    let pictures = job.draft.seconds * rate
    let zoom = 1 + zoomPerSecond * Double(job.draft.seconds)
    // `on` counts pictures from 1.
    let inset = "\((1 - 1 / zoom) / 2)*(on-1)/\(max(1, pictures - 1))"
    let corners =
      "x0='W*\(inset)':y0='H*\(inset)':x1='W-W*\(inset)':y1='H*\(inset)'"
      + ":x2='W*\(inset)':y2='H-H*\(inset)':x3='W-W*\(inset)':y3='H-H*\(inset)'"
    let size = job.draft.size
    let filters = [
      "scale=\(size.width):\(size.height):force_original_aspect_ratio=increase"
        + ":out_color_matrix=bt709:out_range=tv:flags=lanczos+accurate_rnd+full_chroma_int",
      "crop=\(size.width):\(size.height)",
      "format=yuv420p",
      "loop=loop=\(pictures - 1):size=1:start=0",
      "setpts=N",
      "perspective=\(corners):eval=frame:interpolation=cubic",
    ]
    return input(job) + [
      "-filter_threads", "1", "-vf", filters.joined(separator: ","),
      "-frames:v", "\(pictures)", "-r", "\(rate)",
      "-c:v", "libx264", "-preset", "superfast", "-crf", "20", "-threads", "1",
      "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
      "-map_metadata", "-1", "-metadata", "comment=\(job.id)",
      "-movflags", "+faststart", "-f", "mp4", "file:\(output)",
    ]
  }

  /// In the formats of the real service.
  static func picture(_ picture: JobPicture, of job: SandboxJob, to output: String) -> [String] {
    let coding =
      switch picture {
      case .thumbnail:
        input(job) + ["-frames:v", "1", "-c:v", "libwebp", "-quality", "80", "-f", "webp"]
      case .spritesheet:
        common + [
          "-f", "mp4", "-i", "file:\(SandboxJob.clipName)", "-vf",
          "framestep=\(rate),scale=\(spriteWidth):-2,tile=4x\((job.draft.seconds + 3) / 4)",
          "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "4", "-f", "mjpeg",
        ]
      }
    return coding + ["-map_metadata", "-1", "file:\(output)"]
  }

  /// Of each picture in a sheet, in pixels.
  private static let spriteWidth = 160

  /// How much larger the picture gets in each second.
  private static let zoomPerSecond = 0.015
  /// CPU seconds after which a render is given up.
  private static let limit = 600

  private static let common = [
    "-hide_banner", "-nostdin", "-v", "error", "-y", "-timelimit", "\(limit)", "-protocol_whitelist", "file",
  ]

  /// The type is named, so ffmpeg never guesses one from bytes that a client chose.
  private static func input(_ job: SandboxJob) -> [String] {
    common + [
      "-noautorotate", "-framerate", "\(rate)", "-f", "\(job.draft.frame.rawValue)_pipe",
      "-i", "file:\(job.frameName)",
    ]
  }
}
