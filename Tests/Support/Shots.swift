package import SystemPackage

/// The pictures that ship with the project.
package enum Shots {
  package static let folder = repository.appending("fixtures").appending("shots")

  /// Below `folder`, in the order of their names.
  package static let names = [
    "coast/bridge-in-fog.jpg", "coast/island-palm.webp", "coast/lighthouse-at-dusk.jpg",
    "coast/red-sailboat.jpg", "night/cabin-under-aurora.jpg", "night/city-skyline.png",
    "night/moon-over-mountain-lake.jpg", "night/planet-rise.tif", "open-air/balloon-cutout.png",
    "open-air/balloon-over-hills.jpg", "open-air/desert-cactus.jpg", "open-air/lone-pine-in-snow.jpg",
    "open-air/sunflower-field.webp", "paper-boat.jpg", "road-to-the-horizon.jpg", "standing-stones.tiff",
  ]

  /// One that has nothing special about it.
  package static let plain = folder.appending("paper-boat.jpg")

  private static let repository = FilePath(#filePath)
    .removingLastComponent().removingLastComponent().removingLastComponent()
}
