import Markup
import Passages

// What became of each paragraph of a page.

extension PageSurvey {
    /// The paragraphs of the page in order, each with the rule by which it is left out; nil for one of the story.
    ///
    /// - Parameter story: the node that holds the story.
    /// - Complexity: O(*n*) in the nodes and their text.
    func paragraphs(storyIn story: Int) -> [(text: String, rule: Removal.Rule?)] {
        let inside = tree.descendants(of: story)
        var paragraphs: [(text: String, rule: Removal.Rule?)] = []
        var (parts, block, rule): ([UInt8], Int32?, Removal.Rule?) = ([], nil, nil)
        func close() {
            let text = oneLine(parts)
            if !text.isEmpty { paragraphs.append((text, rule)) }
            parts = []
        }
        // The rule of the outermost node that is left out, and where that ends.
        var (outer, end): (Removal.Rule?, Int) = (nil, 0)
        var index = 1
        while index < tree.nodes.count {
            if holdsNoText(index) {
                index = tree.descendants(of: index).upperBound
                continue
            }
            if index >= end, omitted[index] { (outer, end) = (rules[index], tree.descendants(of: index).upperBound) }
            if tree.tag(index) == .br { parts.append(0x20) }
            if tree.tag(index) == .text {
                let here = index < end ? outer : index == story || inside.contains(index) ? nil : .besideStory
                if block != blocks[index] || here != rule { close() }
                (block, rule) = (blocks[index], here)
                parts += tree.text(index)
            }
            index += 1
        }
        close()
        return paragraphs
    }
}
