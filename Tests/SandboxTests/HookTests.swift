import Foundation
import TestSupport
import Testing

@testable import Sandbox

/// Who wants to be told of a task's end is told once, on this machine and nowhere else.
@Suite(.timeLimit(.hang))
struct HookTests {
  @Test(arguments: [("", "SUCCESS"), ("[sandbox:fail] ", "FAILURE")])
  func `a hook on this machine gets the task as a poll shows it`(marker: String, status: String) async throws
  {
    let time = VirtualClock()
    try await HookListener.run { listener in
      try await withSandbox(clock: time) { client in
        let body = V2GenerationsTests.body(
          #""notify_hook":"http://localhost:\#(listener.port)/told?by=sandbox""#
        ).replacing(#""prompt":"p""#, with: #""prompt":"\#(marker)p""#)
        let created = try await client.post(V2GenerationsTests.path, body, headers: V2GenerationsTests.key)
        let id = try #require(try StandIn.object(created)["task_id"] as? String)
        try await Poll.until("the hook is called") { !listener.calls.isEmpty }
        let call = try #require(listener.calls.first)
        #expect(call.head == "POST /told?by=sandbox application/json")
        let polled = try await client.get(V2GenerationsTests.path + "/\(id)", headers: V2GenerationsTests.key)
        #expect(call.body == polled.body)
        #expect(polled.text.contains(#""status":"\#(status)""#))
      }
      #expect(listener.calls.count == 1)
    }
  }

  @Test(arguments: [
    "http://example.com/hook", "https://127.0.0.1/hook", "http://10.0.0.1/", "http://127.0.0.1.example.com/",
    "http://user@example.com:80/127.0.0.1", "ftp://127.0.0.1/", "http://[::ffff:10.0.0.1]/",
  ])
  func `a hook elsewhere is taken and not called`(url: String) {
    #expect(HookCall(url, job: "j") { _ in Data() } == nil)
  }
}
