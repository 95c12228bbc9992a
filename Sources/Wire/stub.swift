import News
func markdownArticle(from text: [UInt8]) -> Article { plainTextArticle(from: text) }
func frontMatter(of text: [UInt8]) -> Int? { nil }
func jsonDelivery(from text: [UInt8]) throws(WireError) -> Delivery { throw .noArticles(.json) }
func jsonLinesDelivery(from text: [UInt8]) throws(WireError) -> Delivery { throw .noArticles(.json) }
