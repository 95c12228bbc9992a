import Courier
import Libraries
import Markup
import News
import Pages

/// Why an article's picture is not shown.
enum PictureFailure: Error, Hashable {
    /// The article has no link to a page that could name one.
    case noPage
    case page(FetchFailure)
    /// The page names no picture.
    case none
    case picture(FetchFailure)
    /// What the page names is not a picture in a form that is read: PNG, JPEG, GIF or WebP.
    case unknownForm
    /// chafa, which draws pictures, is not installed.
    case noTool
    /// chafa ended with an error, or went beyond its limits.
    case notDrawn
}

/// Draws the pictures of articles with chafa. Each is fetched when it is asked for, and kept nowhere.
struct PictureMaking {
    /// How a picture reaches a terminal, by chafa's names.
    enum Form: String {
        case kitty, iterm, sixels, symbols
    }

    let desk: Desk
    let form: Form
    /// How many colours the terminal has; 0 for none.
    let colors: Int
    /// The size of the part of the screen that the picture may take.
    let rows, columns: Int
    /// The folders in which chafa is looked for, parted by colons.
    let folders: String

    /// The bytes that draw the picture of an article from where the cursor is.
    ///
    /// - Throws: `PictureFailure`, `LibraryError`.
    func drawing(of id: Article.ID) throws -> [UInt8] {
        guard let chafa = tool.path(in: folders) else { throw PictureFailure.noTool }
        let picture = try fetch(try address(ofPictureOf: id), of: id, orThrow: PictureFailure.picture)
        guard isPicture(picture.body) else { throw PictureFailure.unknownForm }
        guard let drawn = tool.output(of: chafa, reading: picture.body) else { throw PictureFailure.notDrawn }
        return drawn
    }

    /// The address of the picture that the article's feed names, or else its page.
    func address(ofPictureOf id: Article.ID) throws -> String {
        let article = try desk.library.article(id)?.article
        if let named = article?.picture { return named }
        guard let url = article?.url else { throw PictureFailure.noPage }
        let page = try fetch(url, of: id, orThrow: PictureFailure.page)
        guard let named = pictureAddress(inPage: page.body, declaredEncoding: charset(of: page.contentType)) else {
            throw PictureFailure.none
        }
        return resolved(named, against: page.url)
    }

    private func fetch(
        _ url: String, of id: Article.ID, orThrow failure: (FetchFailure) -> PictureFailure
    ) throws -> Response {
        let request = Request(url: url, allowsPrivateAddresses: try desk.isOfTypedHost(id, url))
        do throws(FetchFailure) {
            return try Courier().fetch(request).accepted()
        } catch {
            throw failure(error)
        }
    }

    private var tool: LimitedTool {
        let palette = colors > 256 ? "full" : colors >= 256 ? "256" : colors >= 16 ? "16" : colors > 0 ? "8" : "none"
        return LimitedTool(
            name: "chafa",
            arguments: [
                "--format=\(form.rawValue)", "--colors=\(palette)", "--size=\(columns)x\(rows)", "--animate=off",
                "--polite=on", "-",
            ], memory: 1 << 30, seconds: 10, mostOutput: 16 << 20)
    }
}

/// Whether bytes are a picture of a form that chafa is given: one without scripts and links to elsewhere.
///
/// - Source: the first bytes of PNG, JPEG, GIF and WebP as their specifications say them.
func isPicture(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || bytes.starts(with: [0xFF, 0xD8, 0xFF])
        || bytes.starts(with: "GIF8".utf8)
        || bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8)
}

extension TerminalTraits {
    /// How pictures reach the terminal; through tmux and screen as coloured letters alone.
    ///
    /// - Source: the terminals' own documentation.
    var pictureForm: PictureMaking.Form {
        if isMultiplexed { return .symbols }
        let term = variable("TERM") ?? ""
        let program = variable("TERM_PROGRAM") ?? ""
        if variable("KITTY_WINDOW_ID") != nil || term == "xterm-kitty" || program == "ghostty" { return .kitty }
        if ["iTerm.app", "WezTerm"].contains(program) { return .iterm }
        if ["foot", "mlterm", "contour"].contains(where: { term == $0 || term.hasPrefix($0 + "-") }) { return .sixels }
        return .symbols
    }
}
