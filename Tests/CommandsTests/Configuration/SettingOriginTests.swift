import Testing

@testable import Commands

/// Which keys go where: `KeySource` and the catalog hold the rest of that promise.
struct SettingOriginTests {
  @Test func `a key goes to the hosts of its own layer, the user's own and the catalog's`() {
    for host in SettingOrigin.allCases {
      for key in SettingOrigin.allCases where key != .builtIn {
        let isFree = host == .builtIn || host == .personal || key == .commandLine || key == host
        #expect(key.mayGo(to: host) == isFree, "\(key) to \(host)")
      }
    }
    #expect(!SettingOrigin.personal.mayGo(to: .project))
    #expect(!SettingOrigin.variable.mayGo(to: .project))
    #expect(!SettingOrigin.project.mayGo(to: .commandLine))
    #expect(SettingOrigin.allCases.sorted() == SettingOrigin.allCases)
  }
}
