import Testing

@testable import Sandbox

struct ShotFaultTests {
  @Test func `markers are found anywhere in a prompt`() {
    #expect(ShotFault.read("a cat [sandbox:slow] walks[sandbox:500]") == .success([.slow, .serverError]))
    #expect(ShotFault.read("a cat [walks]") == .success([]))
  }

  @Test(arguments: ["[sandbox:sloww]", "[sandbox:]", "[sandbox:fail"])
  func `a marker that means nothing is named`(text: String) {
    #expect(throws: ShotFault.UnknownMarker.self) { try ShotFault.read("a \(text)").get() }
  }

  @Test(arguments: ShotFault.allCases)
  func `every fault has its marker`(fault: ShotFault) {
    #expect(ShotFault.read(fault.marker) == .success([fault]))
  }
}
