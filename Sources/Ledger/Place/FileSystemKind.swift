/// Whether locks and shared memory of a file system can be trusted, by the name the mount table gives its type.
package enum FileSystemKind: Sendable, Equatable {
  case local
  /// Between machines, or between a machine and its guests; the name is for the message.
  case shared(String)

  private static let sharedTypes: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "9p", "ceph", "gfs2", "ocfs2", "lustre",
    "gpfs", "beegfs", "orangefs", "pvfs2", "acfs", "drvfs", "vboxsf", "vmhgfs", "prl_fs", "virtiofs", "afpfs",
    "webdav",
    "macfuse", "osxfuse",
  ]

  /// FUSE kinds whose files lie on this machine's own disk; every other one may be anywhere.
  private static let localFuse: Set<String> = [
    "fuseblk", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs",
  ]

  /// - Parameter type: as `ext4` or `fuse.sshfs`.
  init(type: String) {
    let isForeignFuse = type.hasPrefix("fuse") && !Self.localFuse.contains(type)
    self = isForeignFuse || Self.sharedTypes.contains(type) ? .shared(type) : .local
  }
}
