@testable import Providers

extension DialectSample {
  static let openAI = DialectSample(
    entry: "openai", hasPictures: true,
    call: { method, path, query in
      switch (method, path.count) {
      case ("POST", 1) where path == ["videos"]: return .submit
      case ("GET", 1):
        let fields = query.map { $0.split(separator: "&") } ?? []
        let cursor = fields.first { $0.hasPrefix("after=") }.map { String($0.dropFirst(6)) }
        return .list(cursor: cursor)
      case ("GET", 2): return .poll
      case ("DELETE", 2): return .delete
      case ("POST", 3) where path[2] == "remix": return .remix
      case ("GET", 3) where path[2] == "content":
        return query.map { .picture($0.replacing("variant=", with: "")) } ?? .content
      default: return nil
      }
    },
    job: { id, stage, _ in
      let status =
        switch stage {
        case .queued: #""queued","progress":0"#
        case .running: #""in_progress","progress":45"#
        case .completed: #""completed","progress":100,"completed_at":1790000060,"expires_at":1790003660"#
        case .blocked:
          #""failed","error":{"code":"moderation_blocked","message":"Your request was blocked."}"#
        case .unheardOf: #""marinating","progress":"n/a","quality":{"new":[1,2]}"#
        }
      return """
        {"id":"\(id)","object":"video","model":"sora-2","created_at":1790000000,"size":"1280x720",
        "seconds":"4","status":\(status)}
        """
    },
    page: { jobs, more in
      let asked = DialectSample.listed
      let data = jobs.map { job in
        """
        {"id":"\(job.id)","object":"video","status":"completed","created_at":\(job.createdAt),
        "model":"\(asked.model)","prompt":"\(asked.prompt)","size":"\(asked.size)","seconds":"\(asked.seconds)"}
        """
      }
      let last = jobs.last.map { "\"\($0.id)\"" } ?? "null"
      return
        #"{"object":"list","data":[\#(data.joined(separator: ","))],"last_id":\#(last),"has_more":\#(more)}"#
    },
    complaint: { #"{"error":{"message":"\#($0)","type":"invalid_request_error","param":null,"code":null}}"# })

  static let azure: DialectSample = {
    var sample = openAI
    sample.entry = "azure"
    sample.path = "/openai/v1"
    sample.hasPictures = false
    sample.authorization = ("api-key", Sample.secret)
    sample.query = "api-version=preview"
    return sample
  }()

  static let apiyi = openAI(as: "apiyi")
  static let compatible = openAI(as: "compatible")
  static let sandbox = openAI(as: "sandbox", hasPictures: true)

  private static func openAI(as entry: String, hasPictures: Bool = false) -> DialectSample {
    var sample = openAI
    sample.entry = entry
    sample.hasPictures = hasPictures
    return sample
  }
}
