import Bytes
import Dissectors
import Testing

struct ClientInfoTests {
  @Test func readsWhoLogsOn() throws {
    let info = try ClientInfo.sample("MS-RDPBCGR 4.1.10")
    #expect(info.domain == "NTDEV")
    #expect(info.userName == "eltons")
    #expect(info.passwordLength == 0)
    #expect(!info.flags.contains(.autoLogon))
    #expect(
      info.flags.names
        == "MOUSE | DISABLECTRLALTDEL | UNICODE | MAXIMIZESHELL | COMPRESSION | ENABLEWINDOWSKEY | FORCE_ENCRYPTED_CS_PDU"
        + " | compression type 1")
    #expect(info.extended?.address == "157.59.242.156")
    #expect(info.extended?.directory.hasSuffix("mstscax.dll") == true)
    #expect(info.extended?.timeZone?.bias == 480)
    #expect(info.extended?.timeZone?.standardName == "Pacific Standard Time")
    #expect(info.extended?.timeZone?.daylightBias == -60)
    #expect(info.extended?.performanceFlags?.names == "DISABLE_WALLPAPER")
    #expect(info.extended?.autoReconnectCookieLength == nil)
  }

  @Test func keepsLengthsOfSecrets() throws {
    let info = try ClientInfo.sample("password, cookie, dynamic daylight saving")
    #expect(info.passwordLength == 28)
    #expect(info.flags.contains(.autoLogon))
    #expect(info.flags.contains(.passwordIsSmartCardPIN))
    #expect(info.extended?.addressFamily.name == "AF_INET6")
    #expect(info.extended?.address == "fe80")
    #expect(info.extended?.autoReconnectCookieLength == 28)
    #expect(info.extended?.dynamicTimeZoneName == "Romance ")
    #expect(info.extended?.isDynamicDaylightDisabled == false)
  }

  @Test func readsTextOfOneByte() throws {
    let info = try ClientInfo.sample("RDP 4, ANSI")
    #expect(info.domain == "NTDEV")
    #expect(info.userName == "eltons")
    #expect(info.passwordLength == 8)
    #expect(info.extended == nil)
  }
}
