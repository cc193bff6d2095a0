import Domain
import Foundation

/// Pictures for tests: real ones of 6x4 pixels, and header-only ones of any size.
enum SamplePicture {
  static let jpeg = decode(
    """
    /9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgKCgsKCw0NDQ0NDRAPEBAQEBAQEBAQEBASEhIVFRUSEhIQEBISFBQVFRcXFxUV
    FRUXFxkZGR4eHBwjIyQrKzP/xABwAAEBAAAAAAAAAAAAAAAAAAAEBQEAAwEAAAAAAAAAAAAAAAAAAgUEBhAAAwABAgcBAQAA
    AAAAAAAAAgEDBAATIwVFInQhUhHDEQACAQIFAQkBAAAAAAAAAAACAQMEEhEGAAUTFCFydUGxNrI1IjH/wAARCAAEAAYDARIA
    AhIAAxIA/9oADAMBAAIRAxEAPwCfTHDAhgwBkY0xgotxonNjOJNT/EKFUduJ67tufzpXMumeH/HD04ygXV09RUsQiOGompy4
    lYpxIrxOo/rkOK1jC8VYMhpL9aDIv124eIH6FrT7PVEeZ90o+OIQo6eKIDEcJJENg3yvHAjtERbSXYIry1HsnvTMPcD5LX//
    2Q==
    """)

  static let png = decode(
    """
    iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAIAAAAiZtkUAAAACXBIWXMAAAABAAAAAQBPJcTWAAAAI0lEQVR4nGNgYGD4D8b/
    wdR/MA9EgFn/wQJYhcBMBjgFFAAATTcf4QixLUQAAAAASUVORK5CYII=
    """)

  static let lossyWebP = decode(
    """
    UklGRm4AAABXRUJQVlA4IGIAAACwAgCdASoGAAQAAgA0JbACdLoAyQDJAP1ABKfba+AA/ub8g78B33ZJpmisrE6Rn9G4v/48
    D+FyIZnrq8hcF7P2f5n8Yth+lU98srr28F3/gxUCIac+8L+SOpPoiFlfHAAAAA==
    """)

  static let losslessWebP = decode(
    "UklGRjwAAABXRUJQVlA4TDAAAAAvBcAAADcgEEjaH3qN+RcQFPk/2vwHskEkMChmJAnOWozAoEzm3wp7RPQ/yKBHXw8=")

  /// With an alpha channel, so in the extended form.
  static let extendedWebP = decode(
    """
    UklGRlAAAABXRUJQVlA4WAoAAAAQAAAABQAAAwAAQUxQSAoAAAABB9C/iAhERP8DVlA4ICAAAABwAQCdASoGAAQAAoBCJZQC
    dAF1AAD++CNXY9wDxwAAAA==
    """)

  /// A PNG header of this size and an end, without pixels between them.
  static func png(_ width: Int, _ height: Int) -> Data {
    var data = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    data.append(contentsOf: "IHDR".utf8)
    for side in [width, height] { data.append(contentsOf: [24, 16, 8, 0].map { UInt8(side >> $0 & 255) }) }
    data.append(contentsOf: [8, 2, 0, 0, 0, 0, 0, 0, 0])
    data.append(contentsOf: [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    return data
  }

  private static func decode(_ base64: String) -> Data {
    Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data()
  }
}
