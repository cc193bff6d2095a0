@testable import Providers

extension DialectSample {
  static let vtrix = DialectSample(
    entry: "vtrix", path: "/model/v1",
    call: { method, path, _ in
      switch (method, path.count) {
      case ("POST", 1) where path == ["generation"]: .submit
      case ("GET", 3) where path.starts(with: ["generation", "task"]): .poll
      case ("GET", 2) where path[0] == "clips": .content
      default: nil
      }
    },
    job: { id, stage, host in
      let status =
        switch stage {
        case .queued: #""in_queue","progress":0"#
        case .running: #""in_progress","progress":0.45"#
        case .completed:
          #""completed","progress":1.0,"output":[{"content":[{"type":"image","url":"\#(host)/clips/still"},"#
            + #"{"type":"video","url":"\#(host)/clips/\#(id)?signature=1","size":"1280x720","duration":4}]}],"#
            + #""usage":{"cost":"0.40","discount":1},"metadata":{}"#
        case .blocked:
          #""failed","error":{"code":14001097,"error_message":"Your request was blocked by our moderation system."}"#
        case .unheardOf: #""marinating","progress":"n/a","metadata":{"new":[1,2]}"#
        }
      return #"{"id":"\#(id)","created_at":1790000000,"model":"sora_2_i2v","status":\#(status)}"#
    },
    page: nil, complaint: { #"{"error":"\#($0)"}"# })
}
