import Bytes
import Dissectors
import Foundation
import Testing

@testable import Reports

struct JSONWriterTests {
  private func written(_ text: String, indented: Bool = false) -> String {
    var json = JSONWriter(indented: indented)
    json.value(text)
    json.endLine()
    return String(decoding: json.finish().bytes, as: UTF8.self)
  }

  /// The same, scalar by scalar.
  private func expected(_ text: String) -> String {
    let body = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\": "\\" + String(scalar)
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      case _ where WireText.isHidden(scalar):
        String(scalar).utf16.map { "\\u" + String(0x10000 + Int($0), radix: 16).dropFirst() }.joined()
      default: String(scalar)
      }
    }
    return "\"" + body.joined() + "\"\n"
  }

  @Test(arguments: [
    "\"", "\\", "\n", "\r", "\t", "\0", "\u{1F}", " ", "~", "\u{7F}", "\u{80}", "\u{9B}", "\u{AD}", "é", "ÿ", "ключ",
    "鍵", "\u{2028}",
    "\u{202E}", "\u{E000}", "\u{FEFF}", "🔑", "\u{E0001}", "\u{10FFFF}", "\u{1B}[2J", "\"\"", "\\\"é\u{7F}",
  ])
  func escapesWhereverItStands(_ special: String) throws {
    for count in 0...40 {
      let plain = String(repeating: "a!", count: count)
      for text in [special + plain, plain + special, plain + special + plain, plain + special + "b" + special + plain] {
        #expect(written(text) == expected(text))
        let value = try JSONSerialization.jsonObject(with: Data(written(text).utf8), options: .fragmentsAllowed)
        #expect(value as? String == text)
      }
    }
  }

  @Test func escapesEveryCharacterOfOneByte() {
    for byte in UInt8(0)..<0x80 {
      let text = String(Unicode.Scalar(byte))
      #expect(written(text + "12345678" + text) == expected(text + "12345678" + text))
    }
  }

  private func sample(_ json: inout JSONWriter) {
    json.object { json in
      json.member("text", "a")
      json.member("nothing", nil as String?)
      json.optional("left out", nil)
      json.member("none", [] as [Int])
      json.member("numbers", [1, -2])
      json.key("object")
      json.object { _ in }
      json.member("objects", [true, false]) { json, flag in
        json.object { json in
          json.key("flag")
          json.value(flag)
        }
      }
    }
    json.endLine()
  }

  @Test func writesOneLine() {
    var json = JSONWriter(indented: false)
    sample(&json)
    sample(&json)
    let line =
      #"{"text":"a","nothing":null,"none":[],"numbers":[1,-2],"object":{},"objects":[{"flag":true},{"flag":false}]}"#
    #expect(String(decoding: json.finish().bytes, as: UTF8.self) == line + "\n" + line + "\n")
  }

  @Test func writesLinesThatAreIndented() {
    var json = JSONWriter(indented: true)
    sample(&json)
    let lines = """
      {
        "text": "a",
        "nothing": null,
        "none": [],
        "numbers": [
          1,
          -2
        ],
        "object": {},
        "objects": [
          {
            "flag": true
          },
          {
            "flag": false
          }
        ]
      }

      """
    #expect(String(decoding: json.finish().bytes, as: UTF8.self) == lines)
  }

  @Test func groupsFieldsThatShareAName() {
    let names: [StaticString] = ["a", "b", "a", "cc", "dd", "cc", "a", "e", "dd"]
    let fields = names.enumerated().map { Field($1, .unsigned(UInt64($0))) }
    let groups = FieldGroup.groups(fields)
    #expect(groups.map(\.name) == ["a", "b", "cc", "dd", "e"])
    let places = groups.map { $0.fields.map(FieldText.value) }
    #expect(places == [["0", "2", "6"], ["1"], ["3", "5"], ["4", "8"], ["7"]])
  }
}
