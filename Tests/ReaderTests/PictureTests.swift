import News
import Testing

@testable import Reader

@Suite("The picture of an article")
struct PictureTests {
    private let library = Sample.library

    @Test("It is asked for by its key alone, and shown when it comes")
    func asked() {
        var model = Model.started(on: library)
        model.press(.enter, on: library)
        #expect(!model.press("j", "k", on: library).contains(.terminal(.findPicture(1))))
        #expect(model.press("i", on: library).contains(.terminal(.findPicture(1))))
        #expect(model.update(.picture(1, [1, 2])).contains(.terminal(.showPicture([1, 2]))))
    }

    @Test("One that comes when the person has gone on is not shown")
    func late() {
        var model = Model.started(on: library)
        model.press("i", on: library)
        model.press(.character("?"), on: library)
        #expect(!model.update(.picture(1, [1])).contains(.terminal(.showPicture([1]))))
        var other = Model.started(on: library)
        other.press("i", .character("J"), on: library)
        #expect(!other.update(.picture(1, [1])).contains(.terminal(.showPicture([1]))))
    }
}
