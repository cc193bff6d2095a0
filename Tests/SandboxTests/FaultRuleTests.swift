import Testing

@testable import Sandbox

struct FaultRuleTests {
  @Test(arguments: SandboxFault.allCases) func `each fault is written by its name`(fault: SandboxFault) throws
  {
    let rule = try FaultRule(fault.rawValue + (fault.takesTime ? ":1500ms" : ""))
    #expect(rule.fault == fault && rule.call == nil)
    #expect(rule.time == (fault.takesTime ? .milliseconds(1500) : nil))
    #expect(rule.occurrence == .share(1))
  }

  @Test func `call, time and occurrence are read`() throws {
    let rule = try FaultRule("create/latency:2s=first:3")
    #expect(rule.fault == .latency && rule.call == .create)
    #expect(rule.time == .seconds(2) && rule.occurrence == .first(3))
    #expect(try FaultRule("list-lag:10m").time == .seconds(600))
    #expect(try FaultRule("poll/429=0.25").occurrence == .share(0.25))
  }

  @Test(arguments: [
    ("", "there is no fault “”; there are close-before-read, drop,"), ("nap", "there is no fault “nap”"),
    ("lunch/stall", "there is no call “lunch”; there are create, poll, list, content"),
    ("create/moderation", "is not kept to one kind of call"), ("create/list-lag:1s", "is not kept to"),
    ("create/close-before-read", "is not kept to"), ("stall:5s", "stall takes no time"),
    ("latency", "latency needs a time such as latency:500ms"), ("latency:5", "needs a time"),
    ("latency:-5s", "needs a time"), ("latency:99999999m", "needs a time"),
    ("list-lag:1s=0.5", "happens always"),
    ("drop=2", "“2” is neither a share from 0 to 1 nor first:N"), ("drop=-0.1", "is neither"),
    ("drop=nan", "is neither"), ("drop=first:-1", "is neither"), ("drop=", "is neither"),
  ])
  func `what is no rule is refused with the reason`(text: String, reason: String) {
    let problem = #expect(throws: FaultRule.Problem.self) { try FaultRule(text) }
    #expect(problem?.description.hasPrefix("the fault “\(text)” can't be had: ") == true)
    #expect(problem?.description.contains(reason) == true, "\(problem?.description ?? "")")
  }

  @Test func `a share falls on about as many requests, the same ones for a seed`() throws {
    func fallen(_ seed: UInt64) throws -> [Bool] {
      var faults = SandboxFaults()
      faults.rules = [try FaultRule("drop=0.1")]
      faults.seed = seed
      let dice = FaultDice(faults)
      return (0..<10_000).map { _ in !dice.roll(for: .poll) { $0 == .drop }.isEmpty }
    }
    let first = try fallen(1)
    #expect((850...1150).contains(first.count { $0 }))
    #expect(try fallen(1) == first)
    #expect(try fallen(2) != first)
  }

  @Test func `the first ones are counted for each rule and call`() throws {
    var faults = SandboxFaults()
    faults.rules = [try FaultRule("create/drop=first:2"), try FaultRule("drop=first:1")]
    let dice = FaultDice(faults)
    let counts = [SandboxCall.poll, .create, .create, .create].map { call in
      dice.roll(for: call) { $0 == .drop }.count
    }
    #expect(counts == [1, 1, 1, 0])
  }
}
