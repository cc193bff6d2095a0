@testable import Providers

extension DialectSample {
  static let yutoai = DialectSample(
    entry: "yutoai", path: "/v2",
    call: { method, path, _ in
      switch (method, path.count) {
      case ("POST", 2) where path == ["videos", "generations"]: .submit
      case ("GET", 3) where path.starts(with: ["videos", "generations"]): .poll
      case ("GET", 2) where path[0] == "clips": .content
      default: nil
      }
    },
    job: { id, stage, host in
      let status =
        switch stage {
        case .queued: #""NOT_START","progress":"0%""#
        case .running: #""IN_PROGRESS","progress":"45%""#
        case .completed:
          #""SUCCESS","progress":"100%","finish_time":1790000060,"data":{"output":"\#(host)/clips/\#(id)?signature=1"}"#
        case .blocked:
          #""FAILURE","progress":"93%","fail_reason":"Your request was blocked by our moderation system.""#
        case .unheardOf: #""MARINATING","progress":"n/a","search_item":"""#
        }
      return """
        {"task_id":"\(id)","platform":"sora","action":"generate","submit_time":1790000000,"start_time":0,
        "status":\(status)}
        """
    },
    page: nil, complaint: { #"{"code":"invalid_request","message":"\#($0)","data":null}"# })
}
