import Domain
import Foundation
import Testing

@testable import Sandbox

extension V2GenerationsTests {
  @Test(
    arguments: [
      ("4", "16:9", false, (1280, 720), true), ("12", "16:9", false, (1280, 721), false),
      ("8", "9:16", false, (1280, 720), false), ("8", "16:9", true, (1920, 1080), true),
      ("8", "9:16", true, (1024, 1792), true), ("8", "16:9", true, (1024, 1792), false),
      ("10", "16:9", false, (640, 480), true), ("25", "9:16", false, (3, 3), true),
    ] as [(String, String, Bool, (Int, Int), Bool)])
  func `only the official lengths want an exact picture`(
    duration: String, ratio: String, isHD: Bool, size: (Int, Int), isTaken: Bool
  ) async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let body = Self.body(
        #""duration":"\#(duration)","aspect_ratio":"\#(ratio)","hd":\#(isHD)"#, model: "sora-2-pro",
        frame: Self.frame(size.0, size.1))
      let id = try StandIn.object(try await client.post(Self.path, body, headers: Self.key))["task_id"]
      time.advance(milliseconds: 1000)
      let status = try await StandIn(account: .yutoai, client: client).status(id as? String ?? "")
      #expect(status == (isTaken ? "SUCCESS" : "FAILURE"))
    }
  }
}
