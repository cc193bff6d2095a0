@testable import Providers

extension DialectSample {
  static let openAIVideos = DialectSample(
    dialect: .openAIVideos, entry: "openai",
    call: { request in
      let parts = request.target.split(separator: "?", maxSplits: 1).map(String.init)
      let path = parts[0].split(separator: "/").map(String.init)
      switch (request.method, path.count) {
      case ("POST", 2): return .submit
      case ("GET", 2):
        let fields = parts.count > 1 ? parts[1].split(separator: "&") : []
        let cursor = fields.first { $0.hasPrefix("after=") }.map { String($0.dropFirst(6)) }
        return .list(cursor: cursor)
      case ("GET", 3): return .poll
      case ("GET", 4) where path[3] == "content":
        return parts.count == 1 ? .content : parts[1] == "variant=thumbnail" ? .thumbnail : nil
      default: return nil
      }
    },
    job: { id, stage in
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
}
