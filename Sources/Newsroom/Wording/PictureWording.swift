import News
import Reader

/// Why an article's picture is not shown, as a sentence.
func wording(of failure: PictureFailure) -> String {
    switch failure {
    case .noPage: "No picture: this article has no link to a page that could name one."
    case .page(let failure): "The article's page was not fetched: \(wording(of: failure))."
    case .none: "The article's page names no picture."
    case .picture(let failure): "The picture was not fetched: \(wording(of: failure))."
    case .unknownForm: "What is named as the article's picture is none, or has a form that is not shown."
    case .noTool: "chafa, which draws pictures, must be installed first."
    case .notDrawn: "chafa could not draw the picture."
    }
}
