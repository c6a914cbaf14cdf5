/// Tells of packets, before it is their turn, whether a sink would pass them by.
///
/// It may be too careful, and it may learn while it is in use; see `ScreenedSink.revision`.
public protocol PacketScreen: Sendable {
  /// Whether the sink would do nothing with the packet.
  func passesBy(_ bytes: RawSpan, linkType: UInt16) -> Bool
}

/// A sink that knows of most packets beforehand that they do not matter to it, so that many threads can sort them out for it.
public protocol ScreenedSink: PacketSink, ~Copyable {
  associatedtype Screen: PacketScreen

  /// What is known now of the packets to come.
  var screen: Screen { get }

  /// Grows when a screen given out earlier has become wrong: when it passes by packets to come that the sink wants to see.
  var revision: Int { get }
}
