#if os(Linux)
  private import Glibc
  private import Subprocess
  private import Synchronization
  package import SystemPackage

  /// One run of the program with both of its streams on a terminal.
  package struct TerminalRun: Sendable {
    package let code: Int32
    /// Everything that was sent to the terminal; it writes a line's end as CR LF.
    package let screen: String

    /// - Parameters:
    ///   - keys: what a person types before anything is asked; nil: nobody sits there.
    ///   - body: may look on and send signals meanwhile.
    package static func run(
      _ arguments: [String], in folder: FilePath, typing keys: String? = nil,
      environment: [String: String?] = [:], during body: (_ process: Int32) async throws -> Void = { _ in }
    ) async throws -> TerminalRun {
      try await Turnstile.pass {
        try await start(arguments, in: folder, typing: keys, environment: environment, during: body)
      }
    }

    private static func start(
      _ arguments: [String], in folder: FilePath, typing keys: String?, environment: [String: String?],
      during body: (_ process: Int32) async throws -> Void
    ) async throws -> TerminalRun {
      let (terminal, program) = try openTerminal()
      if let keys { try terminal.writeAll(keys.utf8) }
      defer { _ = close(terminal.rawValue) }
      let end = End()
      return try await withThrowingTaskGroup(of: String?.self) { group in
        group.addTask { try await read(terminal, until: end) }
        let result = try await Subprocess.run(
          .path(Program.path), arguments: Arguments(arguments),
          environment: ProgramRun.environment(environment), workingDirectory: folder,
          input: .fileDescriptor(
            keys == nil ? try .open(FilePath("/dev/null"), .readOnly) : program,
            closeAfterSpawningProcess: keys == nil),
          output: .fileDescriptor(program, closeAfterSpawningProcess: false),
          error: .fileDescriptor(program, closeAfterSpawningProcess: false)
        ) { try await body($0.processIdentifier.value) }
        end.hasCome.withLock { $0 = true }
        let screen = try await group.next() ?? nil
        _ = close(program.rawValue)
        return TerminalRun(code: ProgramRun.code(of: result.terminationStatus), screen: screen ?? "")
      }
    }

    private final class End: Sendable {
      let hasCome = Mutex(false)
    }

    /// By Linux's own calls: the C library's are not visible to Swift (pts(4), ioctl_tty(2)).
    private static func openTerminal() throws -> (terminal: FileDescriptor, program: FileDescriptor) {
      let (getNumber, setLock): (UInt, UInt) = (0x8004_5430, 0x4004_5431)
      let terminal = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
      var number: Int32 = 0
      var lock: Int32 = 0
      guard terminal >= 0, unsafe ioctl(terminal, setLock, &lock) == 0,
        unsafe ioctl(terminal, getNumber, &number) == 0
      else { throw Errno(rawValue: errno) }
      let program = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
      guard program >= 0 else { throw Errno(rawValue: errno) }
      return (FileDescriptor(rawValue: terminal), FileDescriptor(rawValue: program))
    }

    private static func read(_ terminal: FileDescriptor, until end: End) async throws -> String {
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let isLast = end.hasCome.withLock { $0 }
        do {
          let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe terminal.read(into: $0) }
          bytes += buffer.prefix(count)
        } catch Errno.resourceTemporarilyUnavailable {
          if isLast { return String(decoding: bytes, as: UTF8.self) }
          try await Task.sleep(for: .milliseconds(2))
        }
      }
    }
  }
#endif
