internal import Domain

/// The arguments for ffmpeg, for files in its working folder: no path of the user's is ever parsed by it.
enum RenderCommand {
  static let rate = 24

  /// A push-in at a constant rate. The first picture is the frame itself.
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
    let filters = [
      "scale=out_color_matrix=bt709:out_range=tv:flags=lanczos+accurate_rnd+full_chroma_int",
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

  /// The first picture as the real service's thumbnails are: lossy WebP.
  static func thumbnail(_ job: SandboxJob, to output: String) -> [String] {
    input(job) + [
      "-frames:v", "1", "-c:v", "libwebp", "-quality", "80", "-map_metadata", "-1", "-f", "webp",
      "file:\(output)",
    ]
  }

  /// How much larger the picture gets in each second.
  private static let zoomPerSecond = 0.015
  /// CPU seconds after which a render is given up.
  private static let limit = 600

  /// The type is named, so ffmpeg never guesses one from bytes that a client chose.
  private static func input(_ job: SandboxJob) -> [String] {
    [
      "-hide_banner", "-nostdin", "-v", "error", "-y", "-timelimit", "\(limit)", "-protocol_whitelist",
      "file",
      "-noautorotate", "-framerate", "\(rate)", "-f", "\(job.draft.frame.rawValue)_pipe",
      "-i", "file:\(job.frameName)",
    ]
  }
}
